"""A choice filters a part of a page, or the part says that it does not."""

import re

from stunting.ui.shown.unfiltered import COMPARED, KECAMATAN, PERIOD, SECTOR, unfiltered_words
from stunting.ui.visit.choices import LATEST, Choices
from tests.pages.screens import html_text


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
    [counts] = re.findall(r"Dinas Sosial: (\d+ dari \d+) indikator bertarget tercapai", office)
    assert f"{counts} indikator mencapai target" in overview


def test_a_part_of_the_whole_kabupaten_says_so(open_page, seen_ppu):
    app = open_page("pages/achievement/prevalence.py", seen_ppu, kecamatan="Waru", sektor="Kesehatan")
    captions = [one.value for one in app.caption]
    # The sector is not offered on this page: nobody takes it for chosen.
    assert "Bagian ini tidak mengikuti pilihan: kecamatan." in captions
