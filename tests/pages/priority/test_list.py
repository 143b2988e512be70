"""The list of page Prioritas: its sentence, its line, and the reason of the row that is chosen."""

import pytest

from stunting.ui.words import wording
from tests.pages.screens import assert_sound, cards, html_text, only

PRIORITY = "pages/priority/priority.py"


def listed(app):
    return next(card for card in cards(app) if card["caption"].startswith("Urutan"))


def test_the_sentence_and_ten_rows_come_first(open_page, seen_ppu):
    app = open_page(PRIORITY, seen_ppu)
    assert_sound(app)
    card = listed(app)
    assert card["cut"] == 10
    verdicts = [row["cells"][1]["text"] for row in card["rows"]]
    certain = [row["name"] for row in card["rows"] if row["cells"][1]["text"] == "pasti"]
    assert set(verdicts) <= {"pasti", "bergantung", "tidak"}
    said = html_text(app)
    assert f"{len(certain)} desa/kelurahan pasti didahulukan" in said
    assert all(name in said for name in certain)


def test_the_reason_is_that_of_the_chosen_row(open_page, seen_ppu):
    app = open_page(PRIORITY, seen_ppu)
    first, second = listed(app)["rows"][:2]
    assert f"1. {first['name']}" in html_text(app)
    app.session_state["prioritas_wilayah"] = second["key"]
    app.run()
    assert_sound(app)
    assert f"2. {second['name']}" in html_text(app)
    assert listed(app)["selected"] == second["key"]


def test_inside_a_kecamatan_places_are_those_among_all(open_page, seen_ppu):
    every = {row["key"]: row["cells"][0]["text"] for row in listed(open_page(PRIORITY, seen_ppu))["rows"]}
    own = listed(open_page(PRIORITY, seen_ppu, kecamatan="Babulu"))["rows"]
    assert {row["key"].rpartition(".")[0] for row in own} == {"64.09.03"}
    assert all(row["cells"][0]["text"] == every[row["key"]] for row in own if row["key"] in every)


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (lambda rows: rows["indicator"] != "stunting_prevalence", "dari kesenjangan layanan saja"),
        (lambda rows: rows["area_level"] == "kabupaten", wording.NO_ROWS),
    ],
)
def test_little_data_say_what_is_missing(open_page, ppu, keep, words):
    app = open_page(PRIORITY, only(ppu, keep))
    assert_sound(app)
    assert words in "\n".join([html_text(app), *(box.value for box in app.info)])
