from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import card_texts
from stunting.charts.people_left import MOST_AREAS, people_left
from tests.builders import DESA
from tests.charts.rows import frame, ifa, row

CATALOGUE = load_catalogue()


def water(code, people, **more):
    values = {"indicator": "drinking_water_access", "target_group": "rumah tangga", "share": 0.5}
    return row(code, target=1.0, gap_points=50.0, gap_people=people, status="far", **values | more)


def test_each_sasaran_has_a_row_and_a_scale_of_its_own():
    found = people_left(
        frame(
            water("64.09.02", 2500.0),
            water("64.09.04", 5000.0),
            ifa("64.09.02", 260, 300, "near", 10),
            ifa("64.09.04", 686, 1000, "behind", 214),
        ),
        CATALOGUE,
    )
    assert card_texts(found.card) == (
        ["Sasaran", "Waru", "Sepaku"],
        [
            ["Rumah tangga Akses air minum layak", "2.500", "5.000"],
            ["Ibu hamil TTD 90 tablet ibu hamil", "10", "214"],
        ],
    )
    water_cells, ifa_cells = (line.cells[1:] for line in found.card.rows)
    assert [cell.length for cell in water_cells] == [0.5, 1.0]
    assert [cell.strong for cell in ifa_cells] == [False, True]
    assert found.points["pregnant_ifa_90", "64.09.04"][0] == "64.09.04"


def test_of_a_sasaran_the_indicator_with_the_largest_gap_is_drawn():
    other = ifa("64.09.04", 1, 10, "far", 300) | {"indicator": "pregnant_k6"}
    found = people_left(frame(ifa("64.09.04", 686, 1000, "behind", 214), other), CATALOGUE)
    assert [line.key for line in found.card.rows] == ["pregnant_k6"]


def test_a_gap_that_is_unknown_is_no_bar():
    found = people_left(frame(water("64.09.02", float("nan")), water("64.09.04", 50.0)), CATALOGUE)
    assert [cell.text for cell in found.card.rows[0].cells[1:]] == ["–", "50"]


def test_cases_where_less_is_better_are_nobody_to_reach():
    cases = row("64.09.04", indicator="unmet_need_kb", share=0.2, gap_people=500.0, target_group="PUS")
    assert people_left(frame(cases), CATALOGUE) is None


def test_nothing_known_in_people():
    assert people_left(frame(row("64.09.01", share=0.6, basis="printed")), CATALOGUE) is None
    assert people_left(frame(), CATALOGUE) is None


def test_of_many_areas_those_with_the_largest_gaps_are_drawn():
    codes = list(DESA)[:10]
    found = people_left(frame(*(water(code, 10.0 * place) for place, code in enumerate(codes))), CATALOGUE)
    assert [column.key for column in found.card.columns[1:]] == codes[-MOST_AREAS:]
    assert found.left_out == 5
