"""A new server has what was read and computed of a room back, and reads where the program is another one."""

import pandas as pd
import pytest

from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.results import READING
from stunting.model import kept_results
from stunting.model.dataset import Dataset
from stunting.ui.visit import keeping, server_archive, session, view
from stunting.ui.words import wording
from tests.pages.kept_visits import (
    MATRIX,
    TOKEN,
    end_server,
    figures,
    open_tab,
    press,
    sentences,
    upload,
    window,
)
from tests.pages.screens import PAGES, assert_sound, cards, html_text
from tests.pages.visit.test_keeping import PEOPLE
from tests.pages.visit.test_new_reading import CHANGES, older_version_read

OVERVIEW, ARCHIVE = "pages/achievement/overview.py", "pages/data/archive.py"
LOOK = f"{'look':-<43}"


@pytest.fixture
def read(monkeypatch):
    """The files that the reader was called for."""
    seen, read_large_apart = [], session.read_large_apart

    def counted(uploads, *more):
        seen.append([one.name for one in uploads])
        return read_large_apart(uploads, *more)

    monkeypatch.setattr(session, "read_large_apart", counted)
    return seen


@pytest.fixture
def gathered(monkeypatch):
    """How often the figures of all areas were gathered."""
    seen, gather = [], view.gather

    def counted(*given):
        seen.append(1)
        return gather(*given)

    monkeypatch.setattr(view, "gather", counted)
    return seen


def shared():
    server_archive.open_archive().share(TOKEN, LOOK, may_edit=False)


def by_link(monkeypatch, script=OVERVIEW):
    """Somebody else comes by the link that lets one look."""
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    return window(script, LOOK)


def another_program(monkeypatch):
    monkeypatch.setattr(kept_results, "program_digest", lambda: "another")


def test_after_a_restart_nobody_reads_and_the_first_page_is_computed_by_nobody(
    folder, monkeypatch, read, gathered
):
    app = upload(window(), ("ttd.csv", MATRIX))
    app = app.switch_page(OVERVIEW).run()
    before, said = figures(app), html_text(app)
    shared()
    end_server()
    read.clear()
    gathered.clear()
    later = by_link(monkeypatch)
    assert_sound(later)
    assert (read, gathered) == ([], [])
    assert html_text(later) == said
    assert cards(later) == cards(app)
    pd.testing.assert_frame_equal(figures(later), before)


def test_every_page_is_the_same_from_what_is_kept(folder, monkeypatch, read):
    first = upload(window(), ("ttd.csv", MATRIX))
    said = {script: html_text(first.switch_page(script).run()) for script in PAGES}
    end_server()
    read.clear()
    later = window()
    for script in PAGES:
        later.switch_page(script).run()
        assert_sound(later)
        assert html_text(later) == said[script], script
    assert read == []


def test_decisions_are_part_of_what_it_hangs_on(folder, read):
    app = open_tab(upload(window(), ("ttd.csv", MATRIX)), wording.DECISIONS_TITLE)
    app.toggle[0].set_value(False).run()
    assert_sound(app)
    end_server()
    read.clear()
    later = window()
    assert read == []
    assert later.session_state["workspace"].office == app.session_state["workspace"].office
    assert not later.session_state["workspace"].catalogue.pro_rata


def test_another_program_reads_and_lists_what_it_reads_otherwise(folder, monkeypatch, read):
    upload(window(), ("ttd.csv", MATRIX))
    older_version_read()
    another_program(monkeypatch)
    read.clear()
    app = window(ARCHIVE)
    assert_sound(app)
    assert read == [["ttd.csv"]]
    assert any(CHANGES in sentence for sentence in sentences(app))
    # While it waits it is listed by each further server, which need not read for that.
    end_server()
    app = window(ARCHIVE)
    assert read == [["ttd.csv"]]
    assert any(CHANGES in sentence for sentence in sentences(app))


def test_figures_that_wait_are_never_kept_as_if_they_did_not(folder, monkeypatch):
    """Said yes to, they are computed anew: nobody is given those from before."""
    upload(window(), ("ttd.csv", MATRIX))
    older_version_read()
    another_program(monkeypatch)
    app = window(OVERVIEW)
    waiting = html_text(app)
    end_server()
    assert html_text(window(OVERVIEW)) == waiting
    press(window(ARCHIVE), wording.READ_OTHERWISE_YES)
    end_server()
    later = window(OVERVIEW)
    assert html_text(later) != waiting
    assert figures(later)["certainty"].ne("doubtful").all()


def test_what_changed_at_the_files_is_read(folder, read):
    upload(window(), ("ttd.csv", MATRIX))
    archive = server_archive.open_archive()
    version = archive.access(TOKEN).version
    corrected = KeptFile("ttd.csv", MATRIX.replace(b"40", b"41"))
    archive.change(TOKEN, RoomChange(files={FileRole.DATA: [corrected]}), version)
    end_server()
    read.clear()
    later = window()
    assert read == [["ttd.csv"]]
    assert 41 in set(figures(later)["value"])


def test_who_may_only_look_leaves_it_for_the_next(folder, monkeypatch, read):
    upload(window(), ("ttd.csv", MATRIX))
    shared()
    another_program(monkeypatch)
    end_server()
    read.clear()
    by_link(monkeypatch)
    end_server()
    assert_sound(by_link(monkeypatch))
    assert read == [["ttd.csv"]]


def test_what_lists_people_is_in_no_kept_reading(folder, read):
    upload(window(), ("ttd.csv", MATRIX), ("daftar.csv", PEOPLE))
    archive = server_archive.open_archive()
    with archive._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM made").scalar() == 0
    end_server()
    app = window()
    kept = app.session_state["workspace"].kept.get(READING, Dataset)
    assert [one.file for one in kept.sources] == ["ttd.csv"]


def test_who_keeps_nothing_keeps_no_reading(folder):
    app = window()
    app.toggle[0].set_value(True).run()
    upload(app, ("ttd.csv", MATRIX))
    assert app.session_state["workspace"].kept is None
    assert list(folder.iterdir()) == []
