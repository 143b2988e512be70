import math

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import card_texts
from stunting.charts.coverage_card import (
    BULLET,
    CHANGE,
    GOAL,
    MOST_AREAS,
    NAME,
    WHOLE,
    RowOrder,
    coverage_card,
)
from stunting.charts.coverage_cells import FOR_PEOPLE, SUPPORTING
from stunting.model.summaries import Status
from tests.builders import DESA
from tests.charts.rows import frame, ifa, ppu_ifa, row

CATALOGUE = load_catalogue()
PPU = "64.09"
IFA = "pregnant_ifa_90§register"


def made(whole, parts, earlier=None, **more):
    return coverage_card(whole, parts, frame() if earlier is None else earlier, CATALOGUE, **more)


def split(rows):
    own = rows["area_key"] == PPU
    return rows[own], rows[~own]


def cell(found, line, column):
    place = [one.key for one in found.card.columns].index(column)
    return next(one for one in found.card.rows if one.key == line).cells[place]


def lines(found):
    return [row.key.split("§")[0] for row in found.card.rows]


def water(code, share, status, people, **more):
    values = {"indicator": "drinking_water_access", "target_group": "rumah tangga", "share": share}
    gap = max(0.0, 100 - 100 * share)
    judged = {"target": 1.0, "status": status, "gap_points": gap, "gap_people": people, "opd": "Dinas PUPR"}
    return row(code, **(values | judged | more))


def test_the_value_of_each_area_stands_with_its_status():
    found = made(*split(ppu_ifa()))
    assert [column.title for column in found.card.columns] == [
        *("Indikator", "OPD", "Target", "0 – 100 %", "Kabupaten", "Penajam", "Waru", "Babulu", "Sepaku")
    ]
    texts = card_texts(found.card)[1]
    assert texts == [
        [
            *("TTD 90 tablet ibu hamil", "Dinkes", "90", "85,0 %, target 90 %"),
            *("85,0", "95,0", "86,7", "89,0", "68,6"),
        ]
    ]
    assert cell(found, IFA, "64.09.04").status is Status.BEHIND
    assert cell(found, IFA, WHOLE).status is Status.NEAR
    # 686 of 1000 and the words of the target stand on hover.
    assert "686 dari 1.000 ibu hamil" in cell(found, IFA, "64.09.04").hint


def test_a_cell_leads_to_the_figure_it_shows():
    found = made(*split(ppu_ifa()))
    assert found.points[IFA, "64.09.04"] == ("64.09.04", "pregnant_ifa_90", "2024", "register")
    assert found.points[IFA, WHOLE] == found.points[IFA, BULLET]
    assert found.points[IFA, WHOLE] == (PPU, "pregnant_ifa_90", "2024", "register")
    assert found.lines[IFA] == ("pregnant_ifa_90", "register")
    assert (IFA, NAME) not in found.points


def test_the_bullet_ends_at_a_hundred_percent():
    bullet = cell(made(*split(ppu_ifa())), IFA, BULLET)
    # 2806 of 3300.
    assert (bullet.length, bullet.target) == (pytest.approx(0.8503, abs=0.0001), 0.9)
    assert math.isnan(bullet.earlier)


def test_where_less_is_better_the_bar_has_a_scale_of_its_own():
    need = row(
        PPU,
        indicator="unmet_need_kb",
        share=0.1,
        target=0.08,
        status="far",
        gap_points=2.0,
    )
    found = made(frame(need), frame())
    bullet = cell(found, "unmet_need_kb§register", BULLET)
    # Scale to 1.9 targets: 0.152. 0.1 / 0.152 and 0.08 / 0.152.
    assert (bullet.length, bullet.target) == (
        pytest.approx(0.6579, abs=1e-4),
        pytest.approx(0.5263, abs=1e-4),
    )
    assert cell(found, "unmet_need_kb§register", NAME).note == "↓ baik"


def test_a_change_names_its_base_and_is_better_by_the_direction_of_the_indicator():
    before = frame(
        ifa(PPU, 2640, 3300, "behind", 330) | {"period": "2023"},
        row(PPU, indicator="unmet_need_kb", share=0.08, period="2023"),
    )
    now = frame(
        ifa(PPU, 2806, 3300, "near", 164),
        row(PPU, indicator="unmet_need_kb", share=0.1, target=0.08, status="far", gap_points=2.0),
    )
    found = made(now, frame(), before)
    change = cell(found, IFA, CHANGE)
    # 85.03 % after 80.00 %.
    assert (change.text, change.good) == ("↑ 5,0", 1)
    worse = cell(found, "unmet_need_kb§register", CHANGE)
    assert (worse.text, worse.good) == ("↑ 2,0", -1)
    assert next(one.title for one in found.card.columns if one.key == CHANGE) == "vs 2023"
    assert cell(found, IFA, BULLET).earlier == pytest.approx(0.8)


def test_a_month_of_weighing_is_set_beside_the_same_month_only():
    values = {"indicator": "growth_monitoring", "share": 0.8, "target": 0.9, "status": "behind"}
    now = frame(row(PPU, period="2025-08", gap_points=10.0, **values))
    before = frame(row(PPU, period="2024-07", **(values | {"share": 0.7})))
    found = made(now, frame(), before)
    assert cell(found, "growth_monitoring§register", CHANGE).text == "–"


def test_the_worst_status_comes_first_and_in_it_the_largest_gap():
    rows = frame(
        ifa(PPU, 2806, 3300, "near", 164),
        water(PPU, 0.7, "behind", 900.0),
        row(PPU, indicator="vitamin_a", share=0.95, target=0.9, status="met", gap_points=0.0),
    )
    found = made(rows, frame())
    assert lines(found) == ["drinking_water_access", "pregnant_ifa_90", "vitamin_a"]


def test_rows_by_people_and_by_office():
    rows = frame(ifa(PPU, 2806, 3300, "near", 164), water(PPU, 0.7, "behind", 100.0))
    assert lines(made(rows, frame(), order=RowOrder.MOST_PEOPLE)) == [
        "pregnant_ifa_90",
        "drinking_water_access",
    ]
    by_office = made(rows, frame(), order=RowOrder.BY_OFFICE)
    assert [row.group for row in by_office.card.rows] == ["Dinas PUPR", "Dinas Kesehatan"]


def test_rows_without_target_or_data_are_folded_until_asked_for():
    rows = frame(ifa(PPU, 2806, 3300, "near", 164), water(PPU, 0.7, "no_target", math.nan, target=math.nan))
    folded = made(rows, frame())
    assert lines(folded) == ["pregnant_ifa_90"]
    assert folded.card.more == "Tampilkan 1 indikator tanpa target atau data"
    unfolded = made(rows, frame(), everything=True)
    assert lines(unfolded) == ["pregnant_ifa_90", "drinking_water_access"]
    assert unfolded.card.more == "Sembunyikan 1 indikator tanpa target atau data"


def test_where_no_row_has_a_target_none_is_folded():
    found = made(frame(), frame(row("64.09.01.1001", share=0.6, status="no_target")))
    assert lines(found) == ["pregnant_ifa_90"]
    assert found.card.more == ""


def test_an_area_without_a_row_has_no_data_and_is_not_zero():
    survey = row(PPU, series="survey", indicator="stunting_prevalence", share=0.31, status="far", target=0.14)
    whole, parts = split(ppu_ifa())
    found = made(frame(*whole.to_dict("records"), survey | {"gap_points": 17.0}), parts)
    empty = cell(found, "stunting_prevalence§survey", "64.09.04")
    assert (empty.text, empty.status) == ("–", Status.NO_DATA)
    assert cell(found, "stunting_prevalence§survey", NAME).note == "survei ↓ baik"


def test_another_period_is_written_beside_the_name():
    rows = frame(
        ifa(PPU, 2806, 3300, "near", 164),
        ifa("64.09.01", 950, 1000, "met", 0),
        water(PPU, 0.7, "behind", 900.0, period="2023"),
    )
    found = made(*split(rows))
    assert cell(found, "drinking_water_access§register", NAME).tag == "2023"
    assert cell(found, IFA, NAME).tag == ""


def test_what_is_done_or_not_has_no_percent():
    done = ifa(PPU, 1, 1, "met", 0) | {"target_group": "kabupaten", "target": 1.0}
    found = made(frame(done), frame())
    assert (cell(found, IFA, WHOLE).text, cell(found, IFA, GOAL).text) == ("sudah", "sudah")
    assert "%" not in cell(found, IFA, WHOLE).hint
    assert found.card.caption == "Kartu skor 1 indikator"


def test_a_whole_without_any_figure_has_no_columns_of_nothing():
    keys = [
        column.key
        for column in made(frame(row(PPU)), frame(ifa("64.09.01.1001", 5, 9, "far", 4))).card.columns
    ]
    assert WHOLE not in keys
    assert BULLET not in keys


def test_a_target_that_nobody_verified_carries_a_mark():
    rows = ppu_ifa().assign(target_verified=False)
    assert cell(made(*split(rows)), IFA, GOAL).mark == "°"
    assert cell(made(*split(ppu_ifa())), IFA, GOAL).mark == ""


def test_of_many_areas_those_with_most_targets_missed_are_drawn():
    codes = list(DESA)[:15]
    rows = [ifa(code, 95, 100, "met", 0) for code in codes[:5]]
    rows += [ifa(code, 50, 100, "far", 40) for code in codes[5:]]
    found = made(frame(), frame(*rows))
    areas = [column.key for column in found.card.columns if column.key in codes]
    assert len(areas) == MOST_AREAS
    assert set(codes[5:]) <= set(areas)
    assert (found.areas, found.shown) == (15, MOST_AREAS)


def test_a_desa_that_is_called_as_its_kecamatan_needs_no_other_name_in_its_own_column():
    whole = frame(ifa("64.09.04", 686, 1000, "behind", 214))
    found = made(whole, frame(ifa("64.09.04.1005", 50, 100, "far", 40)))
    assert [column.title for column in found.card.columns[-2:]] == ["Kecamatan", "Sepaku"]


def test_areas_with_no_whole_above_them_have_no_column_of_it():
    parts = ppu_ifa()[lambda rows: rows["area_key"] != PPU]
    keys = [column.key for column in made(frame(), parts).card.columns]
    assert WHOLE not in keys
    assert BULLET not in keys


@pytest.mark.parametrize(("served", "people", "faint"), [(10, 19, True), (10, 20, False)])
def test_a_desa_of_few_people_keeps_its_value_and_sign_and_loses_its_fill(served, people, faint):
    desa = next(iter(DESA))
    found = cell(made(frame(), frame(ifa(desa, served, people, "far", 8))), IFA, desa)
    assert (found.faint, found.status) == (faint, Status.FAR)
    assert found.text == ("52,6" if faint else "50,0")
    assert ("sasaran di bawah 20: angka mudah berubah" in found.hint) is faint


def test_a_kecamatan_of_few_people_keeps_its_fill():
    assert not cell(made(frame(), frame(ifa("64.09.01", 5, 10, "far", 4))), IFA, "64.09.01").faint


def test_nothing_to_compare_is_an_empty_card():
    found = made(frame(), frame())
    assert (found.card.rows, found.areas, found.shown) == ((), 0, 0)


def test_what_offices_prepare_stands_in_a_group_below_what_people_get():
    rows = frame(
        ifa(PPU, 2806, 3300, "near", 164),
        row(PPU, indicator="village_odf", share=0.3, target=0.9, status="far", gap_points=60.0),
        water(PPU, 0.7, "behind", 900.0),
    )
    found = made(rows, frame()).card
    assert [(one.key.partition("§")[0], one.group) for one in found.rows] == [
        ("drinking_water_access", FOR_PEOPLE),
        ("pregnant_ifa_90", FOR_PEOPLE),
        ("village_odf", SUPPORTING),
    ]
    alone = made(rows[rows["indicator"].ne("village_odf")], frame())
    assert {one.group for one in alone.card.rows} == {""}


def test_the_tag_of_another_period_is_explained_on_hover():
    rows = frame(
        ifa(PPU, 2806, 3300, "near", 164),
        water(PPU, 0.7, "behind", 900.0) | {"period": "2023"},
        row(PPU, indicator="vitamin_a", share=0.95, target=0.9, status="met", gap_points=0.0),
    )
    found = made(rows, frame())
    told = cell(found, "drinking_water_access§register", NAME)
    assert told.tag == "2023"
    assert told.hint.endswith("(Tahun 2023); [2023] angka tahun 2023, sedangkan kebanyakan baris tahun 2024")
    assert "kebanyakan baris" not in cell(found, IFA, NAME).hint
