"""Kept files read again by another version: what differs is listed and waits for a yes, never silent."""

from dataclasses import replace

import pytest

from stunting import __version__
from stunting.archive.contents import RoomChange
from stunting.model import schema
from stunting.model.evidence import Certainty
from stunting.model.kept_reading import READING_FILE, reading_from_json, reading_to_json
from stunting.ui.visit import keeping, server_archive
from stunting.ui.words import wording
from tests.pages.kept_visits import (
    MATRIX,
    TOKEN,
    end_server,
    figures,
    press,
    sentences,
    upload,
    window,
)
from tests.pages.screens import assert_sound, html_text

ARCHIVE, KECAMATAN = "pages/data/archive.py", "pages/achievement/kecamatan.py"
OVERVIEW = "pages/achievement/overview.py"
LOOK = f"{'look':-<43}"
CHANGES = "2 angka berbeda, terbesar 3 orang"


def reading():
    return reading_from_json(server_archive.open_archive().room(TOKEN).documents[READING_FILE])


def put(document):
    """Write a document into the room, as it would stand there from before."""
    archive = server_archive.open_archive()
    archive.change(TOKEN, RoomChange(documents={READING_FILE: document}), archive.access(TOKEN).version)
    end_server()


def older_version_read(api_api=38, sesulu=33):
    """Let the kept reading be that of an older version; MATRIX says 40 of Api-api and 30 of Sesulu."""
    kept = reading()
    numbers = kept.numbers
    for area, value in {"Api-api": api_api, "Sesulu": sesulu}.items():
        own = numbers["area"].eq(area) & numbers["measure"].eq("numerator")
        assert own.sum() == 1
        numbers = numbers.assign(value=numbers["value"].mask(own, float(value)))
    put(reading_to_json(replace(kept, reader="0.1.0", numbers=numbers)))


def told(app):
    return [sentence for sentence in sentences(app) if CHANGES in sentence]


def doubtful(app):
    return int(figures(app)["certainty"].eq(Certainty.DOUBTFUL.value).sum())


def has_button(app):
    return wording.READ_OTHERWISE_YES in [one.label for one in app.button]


@pytest.fixture
def waiting(folder):
    """A visit whose files an older version read with two other values."""
    upload(window(), ("ttd.csv", MATRIX))
    assert reading().reader == __version__
    older_version_read()
    return folder


def test_the_differences_are_listed_and_their_figures_wait_until_a_person_says_yes(waiting):
    app = window(ARCHIVE)
    assert_sound(app)
    assert told(app)
    listed = next(one.value for one in app.table if "Sebelumnya" in one.value.columns)
    rows = listed[["Wilayah", "Sebelumnya", "Sekarang", "Orang"]].to_numpy().tolist()
    plain = [[text.replace("\\", "") for text in row] for row in rows]
    assert plain == [["Api-api", "38", "40", "+2"], ["Sesulu", "33", "30", "-3"]]
    assert doubtful(app) == 4
    # Nothing is accepted by a restart, nor by going on working.
    end_server()
    app = upload(window(), ("lain.csv", MATRIX.replace(b"2024", b"2023")))
    assert doubtful(app) == 4
    assert reading().reader == "0.1.0"
    end_server()
    app = press(window(ARCHIVE), wording.READ_OTHERWISE_YES)
    assert_sound(app)
    assert not told(app)
    assert doubtful(app) == 0
    assert reading().reader == __version__
    assert sorted(reading().numbers["value"]) == sorted(2 * [50, 40, 60, 30])
    end_server()
    assert not told(window(ARCHIVE))


def test_another_window_follows_the_yes(waiting):
    one, other = window(ARCHIVE), window()
    assert told(other)
    press(one, wording.READ_OTHERWISE_YES)
    other.run()
    assert_sound(other)
    assert not told(other)
    assert doubtful(other) == 0


def test_it_is_told_on_the_first_page_and_in_the_archive_not_on_all(waiting):
    app = window()
    assert told(app)
    assert told(app.run())
    assert not told(app.switch_page(KECAMATAN).run())
    assert_sound(app)
    assert told(app.switch_page(ARCHIVE).run())


def test_while_all_waits_the_answer_is_that_nothing_is_judged_and_not_that_nothing_was_understood(waiting):
    app = window().switch_page(OVERVIEW).run()
    assert_sound(app)
    assert "1 indikator punya capaian, belum ada yang dapat dinilai." in html_text(app)
    assert not any("dikenali artinya" in one.value for one in (*app.warning, *app.caption))


def test_where_nothing_differs_nothing_waits_and_the_new_version_is_kept(folder):
    upload(window(), ("ttd.csv", MATRIX))
    older_version_read(40, 30)
    app = window(ARCHIVE)
    assert_sound(app)
    assert not has_button(app)
    assert doubtful(app) == 0
    assert reading().reader == __version__


def test_who_may_only_look_sees_the_list_and_cannot_say_yes(waiting, monkeypatch):
    server_archive.open_archive().share(TOKEN, LOOK, may_edit=False)
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    app = window(ARCHIVE, LOOK)
    assert_sound(app)
    assert told(app)
    assert wording.READ_OTHERWISE_READ_ONLY in sentences(app)
    assert not has_button(app)
    assert doubtful(app) == 4
    # As if a page had offered the button all the same.
    monkeypatch.setattr("stunting.ui.data.new_reading.is_read_only", lambda: False)
    press(app.run(), wording.READ_OTHERWISE_YES)
    assert wording.READ_ONLY_REFUSED in sentences(app)
    assert doubtful(app) == 4
    assert reading().reader == "0.1.0"


def test_a_visit_kept_without_a_reading_is_told_that_nothing_can_be_listed(folder):
    upload(window(), ("ttd.csv", MATRIX))
    put(None)
    assert wording.READING_UNKNOWN.format(version=__version__) in sentences(window())
    assert reading().reader == __version__
    assert not any("tidak dapat didaftar" in sentence for sentence in sentences(window()))


def test_files_had_back_are_in_the_kept_reading(folder):
    upload(window(), ("ttd.csv", MATRIX), ("lain.csv", MATRIX.replace(b"2024", b"2023")))
    archive = server_archive.open_archive()
    digest = reading().files["lain.csv"]
    archive.take_out(TOKEN, digest, "salah tahun", archive.access(TOKEN).version)
    assert_sound(window())
    assert set(reading().files) == {"ttd.csv"}
    archive.restore(TOKEN, digest, archive.access(TOKEN).version)
    assert_sound(window())
    assert set(reading().files) == {"ttd.csv", "lain.csv"}


def test_what_was_read_of_people_is_not_kept(folder):
    people = b"No;NIK;Nama anak;Tanggal lahir;BB lahir\n1;0000000000000000;Contoh;2024-01-01;3\n"
    upload(window(), ("ttd.csv", MATRIX), ("daftar.csv", people))
    document = server_archive.open_archive().room(TOKEN).documents[READING_FILE]
    assert b"daftar" not in document
    assert b"Contoh" not in document
    assert set(schema.from_json(document, dict)["files"]) == {"ttd.csv"}
