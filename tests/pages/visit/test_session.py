"""What a visitor has is kept, never recomputed without need, and never mixed with other data."""

import stunting.ui.achievement.overview
import stunting.ui.visit.view
from stunting.pipeline import Upload
from stunting.ui.visit.session import with_uploads, without_older, workspace_of
from tests.builders import ppu_dataset
from tests.pages.screens import assert_sound, cards, only

OVERVIEW = "pages/achievement/overview.py"


def counted(monkeypatch, module, name):
    """Replace a function by itself, counting its calls."""
    real, calls = getattr(module, name), []

    def count(*args, **kwargs):
        calls.append(name)
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, count)
    return calls


def test_a_rerun_computes_nothing_again_and_a_choice_only_what_it_changes(open_page, ppu, monkeypatch):
    coverages = counted(monkeypatch, stunting.ui.visit.view, "coverage_of")
    made = counted(monkeypatch, stunting.ui.achievement.overview, "coverage_card")
    app = open_page(OVERVIEW, ppu)
    assert (len(coverages), len(made)) == (3, 1)
    app.run()
    assert (len(coverages), len(made)) == (3, 1)
    app.selectbox[2].select("64.09.02").run()
    assert_sound(app)
    assert (len(coverages), len(made)) == (3, 2)
    app.selectbox[2].select("").run()
    assert (len(coverages), len(made)) == (3, 2)


def test_choices_survive_a_change_of_page(open_page, ppu):
    app = open_page(OVERVIEW, ppu, kecamatan="Babulu")
    app.switch_page("pages/achievement/indicator.py").run()
    assert app.session_state["choices"].kecamatan == "64.09.03"


def test_a_page_holds_of_the_choices_it_does_not_obey_those_that_somebody_made(open_page, ppu):
    app = open_page("pages/data/upload.py", ppu, kecamatan="Babulu")
    assert [box.value for box in app.selectbox if box.key == "kecamatan"] == ["64.09.03"]
    names = {"periode", "banding", "kecamatan", "sektor", "indikator"}
    assert names & {box.key for box in app.selectbox} == {"kecamatan"}
    # Having been chosen, it is held on the next page too, and what is not chosen still is not.
    app.switch_page("pages/method/method.py").run()
    assert names & {box.key for box in app.selectbox} == {"kecamatan"}


def test_the_key_tells_data_decisions_and_areas_apart(ppu):
    same = workspace_of(ppu_dataset())
    other = workspace_of(ppu_dataset(), office=ppu.office.__class__(kabupaten="64.09"))
    assert same.key == ppu.key
    assert other.key != ppu.key


def test_uploads_of_one_name_are_told_apart_and_equal_bytes_count_once(ppu):
    first = workspace_of(ppu.dataset, uploads=(Upload("a.xlsx", b"1"), Upload("b.xlsx", b"2")))
    added = [Upload("a.xlsx", b"3"), Upload("c.xlsx", b"2"), Upload("a.xlsx", b"4")]
    uploads, came = with_uploads(first, added)
    assert [(one.name, one.data) for one in uploads] == [
        ("a.xlsx", b"1"),
        ("b.xlsx", b"2"),
        ("a (2).xlsx", b"3"),
        ("a (3).xlsx", b"4"),
    ]
    assert came == {"a (2).xlsx": "a.xlsx", "a (3).xlsx": "a.xlsx"}


def test_a_name_that_became_free_goes_to_who_came_with_it():
    uploads = [Upload("a.xlsx", b"1"), Upload("a (2).xlsx", b"3"), Upload("b (2).xlsx", b"4")]
    came = {"a (2).xlsx": "a.xlsx"}
    left = without_older(uploads, {"a.xlsx"}, came)
    assert [(one.name, one.data) for one in left] == [("a.xlsx", b"3"), ("b (2).xlsx", b"4")]
    assert without_older(uploads, set(), came) == tuple(uploads)
    both = {**came, "b (2).xlsx": "a.xlsx"}
    assert [one.name for one in without_older(uploads, {"a.xlsx"}, both)] == ["a.xlsx", "b (2).xlsx"]


def test_a_mistake_of_ours_is_a_sentence_with_a_code_and_no_traceback(open_page, ppu, monkeypatch, caplog):
    quoted = " ".join(["isi", "sel", "unggahan"])

    def broken(*args, **kwargs):
        raise RuntimeError(quoted)

    monkeypatch.setattr(stunting.ui.achievement.overview, "coverage_card", broken)
    app = open_page(OVERVIEW, ppu)
    assert not app.exception
    assert "tidak dapat ditampilkan" in app.error[0].value
    assert "Traceback" not in app.error[0].value
    assert "RuntimeError" in caplog.text
    assert quoted not in caplog.text


def test_one_period_shows_that_period_only(open_page, ppu):
    app = open_page(OVERVIEW, only(ppu, lambda rows: rows["indicator"] == "growth_monitoring"))
    assert period_of_first_row(app) == "Tahun 2024"
    app.selectbox[0].select("2023").run()
    assert period_of_first_row(app) == "Tahun 2023"


def period_of_first_row(app) -> str:
    """The period that the first row of the score card says of itself."""
    return cards(app)[0]["rows"][0]["cells"][0]["hint"].rpartition("(")[2].removesuffix(")")
