"""Figures stand beside those of a year before, without being asked for."""

import pytest

from stunting.ui.visit.session import workspace_of
from tests.builders import observe, ppu_dataset
from tests.pages.screens import assert_sound, cards, html_text

OVERVIEW = "pages/achievement/overview.py"


@pytest.fixture
def two_years():
    """In two desa of Waru 40 of 100 women in 2023, 70 of 110 in 2024: 23,6 points more."""
    rows = [
        {"area_code": code, "indicator": "pregnant_ifa_90", "sector": "Kesehatan", "measure": measure}
        | {"value": value, "period": period}
        for code, period, served, people in (
            ("64.09.02.2001", "2024", 40, 50),
            ("64.09.02.2002", "2024", 30, 60),
            ("64.09.02.2001", "2023", 20, 50),
            ("64.09.02.2002", "2023", 20, 50),
            ("64.09.02.2001", "2021", 50, 50),
            ("64.09.02.2002", "2021", 50, 50),
        )
        for measure, value in (("numerator", served), ("denominator", people))
    ]
    dataset = ppu_dataset()
    return workspace_of(type(dataset)(observe(rows), dataset.sources[:1], (), (), kabupaten="64.09"))


def changes(app):
    """Head and texts of the column of changes of the first card; None without one."""
    card = cards(app)[0]
    heads = [column["title"] for column in card["columns"]]
    at = next((place for place, head in enumerate(heads) if head.startswith("vs ")), None)
    return None if at is None else (heads[at], [row["cells"][at]["text"] for row in card["rows"]])


def test_the_year_before_stands_beside_each_figure(open_page, two_years):
    app = open_page(OVERVIEW, two_years)
    assert_sound(app)
    # 63,6 % less 40,0 %.
    assert changes(app) == ("vs 2023", ["\u2191 23,6"])
    assert "1 dari 1 membaik sejak 2023" in html_text(app)


@pytest.mark.parametrize(
    ("chosen", "shown"), [("Tidak ada", None), ("Tahun 2021", ("vs 2021", ["\u2193 36,4"]))]
)
def test_another_period_or_none_is_chosen(open_page, two_years, chosen, shown):
    app = open_page(OVERVIEW, two_years, banding=chosen)
    assert changes(app) == shown


def test_of_a_year_without_one_before_nothing_is_claimed(open_page, two_years):
    assert changes(open_page(OVERVIEW, two_years, periode="Tahun 2023")) is None
