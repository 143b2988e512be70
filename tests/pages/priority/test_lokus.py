"""The proposal of desa lokus on page Prioritas, and the present list on the list of priority."""

from dataclasses import replace

import pandas as pd
import pytest

from stunting.model.lokus import LOKUS
from stunting.ui.visit.session import workspace_of
from stunting.ui.words import wording
from tests.builders import ppu_dataset
from tests.pages.screens import assert_sound, cards

PRIORITY = "pages/priority/priority.py"
SESULU, MARIDAN = "64.09.02.2002", "64.09.04.1007"


@pytest.fixture
def with_list():
    rows = [
        (SESULU, "Sesulu", "Waru", "2026", "sk.xlsx", "", "C5"),
        (MARIDAN, "Maridan", "Sepaku", "2026", "sk.xlsx", "", "C6"),
    ]
    lokus = LOKUS.check(pd.DataFrame(rows, columns=LOKUS.names).astype("str"))
    return workspace_of(replace(ppu_dataset(), lokus=lokus))


def opened(open_page, workspace):
    app = open_page(PRIORITY, workspace)
    app.session_state["bagian_prioritas"] = wording.TAB_LOKUS
    app.run()
    assert_sound(app)
    return app


def test_as_many_desa_as_the_list_has_are_proposed_with_ranking_and_list_beside(open_page, with_list):
    app = opened(open_page, with_list)
    said = next(one.value for one in app.subheader if "kesenjangan layanan" in one.value)
    assert said.startswith("2 desa menutup ")
    assert any("Daftar sekarang (lokus 2026): 2 desa" in one.value for one in app.caption)
    assert any("Urutan biasa menutup" in one.value for one in app.markdown)


def test_without_a_list_it_says_how_to_bring_one(open_page, seen_ppu):
    app = opened(open_page, seen_ppu)
    assert any(one.value == wording.LOKUS_NO_LIST for one in app.caption)
    assert any(one.value.startswith("10 desa menutup ") for one in app.subheader)


def test_hours_limit_the_proposal(open_page, with_list):
    app = opened(open_page, with_list)
    free = next(one.value for one in app.subheader if "kesenjangan layanan" in one.value)
    app.number_input(key="lokus_jam").set_value(8)
    app.number_input(key="lokus_jam_desa").set_value(8)
    next(one for one in app.button if one.label == wording.LOKUS_PROPOSE).click()
    app.run()
    assert_sound(app)
    bound = next(one.value for one in app.subheader if "kesenjangan layanan" in one.value)
    assert bound.startswith("1 desa menutup ")
    assert bound != free


def test_the_priority_list_marks_the_present_lokus(open_page, with_list):
    app = open_page(PRIORITY, with_list)
    card = next(card for card in cards(app) if card["caption"].startswith("Urutan"))
    marked = [row["key"] for row in card["rows"] if "\u25ce" in row["cells"][0].get("note", "")]
    shown = {row["key"] for row in card["rows"]}
    assert set(marked) == {SESULU, MARIDAN} & shown
    assert marked


def test_the_page_of_uploads_says_which_desa_were_read_as_lokus(open_page, with_list):
    app = open_page("pages/data/upload.py", with_list)
    app.session_state["bagian_unggah"] = "Yang dikenali"
    app.run()
    assert_sound(app)
    said = [box.value.replace("\\", "") for box in app.caption]
    assert "2 desa lokus 2026 dari sk.xlsx: Sesulu, Maridan." in said
