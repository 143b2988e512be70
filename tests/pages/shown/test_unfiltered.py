"""A choice filters a part of a page, or the part says that it does not."""

import re

import pytest

from stunting.ui.shown.unfiltered import COMPARED, KECAMATAN, PERIOD, SECTOR, unfiltered_words
from stunting.ui.visit.choices import LATEST, Choices
from tests.pages.screens import assert_sound, html_text


def test_only_choices_that_are_made_are_named():
    made = Choices(kecamatan="64.09.02", period="2024", compared="", sector="")
    assert unfiltered_words(made, KECAMATAN, PERIOD, COMPARED, SECTOR) == (
        "Bagian ini tidak mengikuti pilihan: kecamatan, periode."
    )
    assert unfiltered_words(Choices(period=LATEST), KECAMATAN, PERIOD) == ""


def test_an_office_of_a_kecamatan_has_the_numbers_of_the_overview(open_page, seen_ppu):
    overview, office = (
        html_text(open_page(f"pages/achievement/{page}.py", seen_ppu, kecamatan="Waru", sektor="Sosial"))
        for page in ("overview", "sector")
    )
    # One office leads all indicators of the sector.
    [counts] = re.findall(
        r"Dinas Sosial: ((?:\d+|tak satu pun) dari \d+) indikator bertarget tercapai", office
    )
    assert f"{counts} indikator mencapai target" in overview.lower()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("achievement/overview", "Di Kecamatan Waru, sektor Sosial \u00b7 "),
        ("achievement/meeting", "Di Kecamatan Waru, sektor Sosial \u00b7 "),
        ("achievement/kecamatan", "Sektor Sosial \u00b7 Waru "),
        ("achievement/sector", "Di Kecamatan Waru, sektor Sosial \u00b7 Dinas Sosial: "),
        ("achievement/indicator", "Di Kecamatan Waru \u00b7 "),
        ("achievement/prevalence", "Di Kecamatan Waru \u00b7 "),
        ("priority/priority", "Di Kecamatan Waru \u00b7 "),
        ("follow_up/plan", "Di Kecamatan Waru, sektor Sosial \u00b7 "),
    ],
)
def test_an_answer_begins_with_what_is_chosen_and_says_nothing_where_nothing_is(
    open_page, seen_ppu, script, said
):
    page = f"pages/{script}.py"
    assert said in html_text(open_page(page, seen_ppu, kecamatan="Waru", sektor="Sosial"))
    assert said.partition(" \u00b7 ")[0] not in html_text(open_page(page, seen_ppu))


def test_findings_say_of_which_part_they_are(open_page, seen_ppu):
    app = open_page("pages/data/quality.py", seen_ppu, kecamatan="Waru")
    assert "**Di Kecamatan Waru, dan temuan tentang seluruh kabupaten.**" in [
        one.value for one in app.markdown
    ]


@pytest.mark.parametrize("key", ["kecamatan", "sektor"])
def test_a_choice_is_taken_back_in_one_click(open_page, seen_ppu, key):
    chosen = {"kecamatan": "Waru", "sektor": "Sosial"}
    app = open_page("pages/achievement/overview.py", seen_ppu, **chosen)
    app.button(key=f"lepas_{key}").click().run()
    assert_sound(app)
    assert app.selectbox(key=key).value == ""
    [other] = {*chosen} - {key}
    assert app.selectbox(key=other).value != ""
    assert [one.key for one in app.button if str(one.key).startswith("lepas_")] == [f"lepas_{other}"]


def test_a_part_of_the_whole_kabupaten_says_so(open_page, seen_ppu):
    app = open_page("pages/achievement/prevalence.py", seen_ppu, kecamatan="Waru", sektor="Kesehatan")
    captions = [one.value for one in app.caption]
    # The sector is not offered on this page: nobody takes it for chosen.
    assert "Bagian ini tidak mengikuti pilihan: kecamatan." in captions
