"""A choice filters a part of a page, or the part says that it does not."""

from stunting.ui.shown.unfiltered import COMPARED, KECAMATAN, PERIOD, SECTOR, unfiltered_words
from stunting.ui.visit.choices import LATEST, Choices
from stunting.ui.words import wording
from tests.pages.screens import html_text


def test_only_choices_that_are_made_are_named():
    made = Choices(kecamatan="64.09.02", period="2024", compared="", sector="")
    assert unfiltered_words(made, KECAMATAN, PERIOD, COMPARED, SECTOR) == (
        "Bagian ini tidak disaring menurut pilihan: kecamatan, periode."
    )
    assert unfiltered_words(Choices(period=LATEST), KECAMATAN, PERIOD) == ""


def test_a_sector_of_a_kecamatan_has_the_numbers_of_the_overview(open_page, seen_ppu):
    overview, sector = (
        open_page(f"pages/achievement/{page}.py", seen_ppu, kecamatan="Waru", sektor="Kesehatan")
        for page in ("overview", "sector")
    )
    met = next(one.value for one in sector.metric if one.label == wording.OVERVIEW_INDICATORS)
    assert f"{met} indikator mencapai target" in html_text(overview)


def test_a_part_of_the_whole_kabupaten_says_so(open_page, seen_ppu):
    app = open_page("pages/achievement/prevalence.py", seen_ppu, kecamatan="Waru", sektor="Kesehatan")
    captions = [one.value for one in app.caption]
    # The sector is not offered on this page: nobody takes it for chosen.
    assert "Bagian ini tidak disaring menurut pilihan: kecamatan." in captions
