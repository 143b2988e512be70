"""What a meeting is told: which areas are furthest behind, as every page says it."""

import math

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.meeting import findings_of_meeting
from tests.builders import DESA
from tests.charts.rows import frame, ifa, row, text_of

CATALOGUE = load_catalogue()
FEW, FAR, NEAR, OTHER = list(DESA)[:4]


def told(whole, parts):
    found = findings_of_meeting((), whole, parts, frame(), CATALOGUE)
    return {one.key: one for one in found}


def stunting(code, cases, measured):
    share = cases / measured
    values = {"numerator": float(cases), "denominator": float(measured), "share": share, "target": 0.18}
    gap = {"gap_points": max(0.0, 100 * share - 18), "gap_people": math.nan, "status": "far"}
    return row(code, indicator="stunting_prevalence", target_group="balita", **values, **gap)


def test_kecamatan_that_tie_are_named_together_and_one_alone_alone():
    """Waru 40 of 100 and Babulu 80 of 200 are 40,0 %; Sepaku 50 of 100 is second."""
    parts = [ifa("64.09.02", 40, 100, "far", 50), ifa("64.09.03", 80, 200, "far", 100)]
    parts += [ifa("64.09.04", 50, 100, "far", 40), ifa("64.09.01", 95, 100, "met", 0)]
    whole = frame(ifa("64.09", 265, 500, "far", 185))
    title = text_of(told(whole, frame(*parts))["pregnant_ifa_90_register"].title)
    assert title.endswith("; terjauh Babulu dan Waru, masing-masing 40,0 %")
    one = told(whole, frame(*parts[1:]))["pregnant_ifa_90_register"]
    assert text_of(one.title).endswith("; terjauh Babulu 40,0 %")
    assert [bar.name for bar in one.bars] == ["Babulu", "Sepaku", "Penajam"]


def test_a_desa_of_few_people_is_not_called_the_furthest():
    """0 of 2 people says less than 20 of 100, which stands first and says of whom it is not told apart."""
    numbers = ((FEW, 0, 2, 2), (FAR, 20, 100, 70), (NEAR, 60, 100, 30), (OTHER, 62, 100, 28))
    parts = frame(*(ifa(code, served, people, "far", gap) for code, served, people, gap in numbers))
    one = told(frame(ifa("64.09.01", 142, 302, "far", 130)), parts)["pregnant_ifa_90_register"]
    alike = f"(tidak dapat dibedakan dari {DESA[FEW]})"
    assert text_of(one.title).endswith(f"; terjauh {DESA[FAR]} 20,0 % {alike}")
    assert [bar.name for bar in one.bars] == [DESA[code] for code in (FAR, FEW, NEAR, OTHER)]


def test_stunting_is_highest_where_few_children_do_not_make_it_so():
    """2 of 2 children say less than 80 of 100; 40 and 38 of 100 are lower."""
    numbers = ((FEW, 2, 2), (FAR, 80, 100), (NEAR, 40, 100), (OTHER, 38, 100))
    parts = frame(*(stunting(code, cases, measured) for code, cases, measured in numbers))
    one = told(frame(stunting("64.09.01", 160, 302)), parts)["stunting"]
    alike = f"(tidak dapat dibedakan dari {DESA[FEW]})"
    assert text_of(one.title) == f"Stunting tertinggi: {DESA[FAR]} 80,0 % {alike} (kabupaten 53,0 %)"
    assert one.short == f"Stunting di {DESA[FAR]}"


def test_kecamatan_with_as_much_stunting_are_named_together():
    parts = frame(stunting("64.09.02", 30, 100), stunting("64.09.03", 60, 200), stunting("64.09.04", 20, 100))
    one = told(frame(stunting("64.09", 110, 400)), parts)["stunting"]
    said = "Stunting tertinggi: Babulu dan Waru, masing-masing 30,0 % (kabupaten 27,5 %)"
    assert text_of(one.title) == said


def test_stunting_is_decided_for_the_highest_kecamatan_and_its_desa_with_most_cases():
    """Waru 30 %; of its desa the one of 20 cases comes before that of 10; Babulu is another kecamatan."""
    parts = frame(stunting("64.09.02", 30, 100), stunting("64.09.03", 20, 200))
    inside = [code for code in DESA if code.startswith("64.09.02")][:2]
    outside = next(code for code in DESA if code.startswith("64.09.03"))
    desa = frame(stunting(inside[0], 10, 40), stunting(inside[1], 20, 60), stunting(outside, 90, 200))
    found = findings_of_meeting((), frame(stunting("64.09", 50, 300)), parts, desa, CATALOGUE)
    one = next(one for one in found if one.key == "stunting")
    assert one.proposal.area_key == "64.09.02"
    assert one.proposal.desa == f"{DESA[inside[1]]}; {DESA[inside[0]]}"
    assert dict(one.facts)["Di mana dulu"] == f"Waru: {DESA[inside[1]]} 20, {DESA[inside[0]]} 10 balita"
    assert one.proposal.issue == "Stunting 30,0 % di Waru, tertinggi menurut penimbangan"
    assert one.decides


def test_the_whole_picture_is_decided_for_the_kecamatan_with_most_below_target():
    parts = frame(ifa("64.09.02", 40, 100, "far", 50), ifa("64.09.03", 95, 100, "met", 0))
    one = told(frame(ifa("64.09", 135, 200, "far", 45)), parts)["gambaran"]
    assert dict(one.facts)["Di mana dulu"] == "Waru, 1 dari 1 di bawah target"
    assert (one.proposal.area_key, one.proposal.opd) == ("64.09.02", "Bapelitbang")


def test_of_a_whole_kabupaten_no_row_is_proposed():
    """Rows of the plan are of kecamatan."""
    one = told(frame(ifa("64.09", 40, 100, "far", 50)), frame(ifa("64.09", 40, 100, "far", 50)))["gambaran"]
    assert not one.decides


def test_what_the_kabupaten_itself_has_not_done_is_no_number_of_kabupaten():
    values = {
        "indicator": "stunting_data_published",
        "target_group": "kabupaten",
        "target": 1.0,
        "share": 0.0,
    }
    own = row(
        "64.09", **values, numerator=0.0, denominator=1.0, gap_people=1.0, gap_points=100.0, status="far"
    )
    one = told(frame(own), frame())["stunting_data_published_register"]
    assert text_of(one.title) == "Publikasi data stunting: belum terpenuhi"
    assert (one.bars, one.legend) == ((), "")
