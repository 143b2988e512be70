"""Periods set beside each other."""

import pytest

from stunting.model.periods import short_period, since_label, year_before


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025", "2024"),
        ("2025-10", "2024-10"),
        ("2025-TW1", "2024-TW1"),
        ("2025-S2", "2024-S2"),
        ("2024/2025", "2023/2024"),
        ("", ""),
        ("dahulu", ""),
    ],
)
def test_the_same_part_of_the_year_before(period, before):
    assert year_before(period) == before


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2024"], "2024"),
        (["2024-10"], "Oktober 2024"),
        (["2024", "2024-10"], "2024"),
        (["2023", "2024"], "setahun lalu"),
    ],
)
def test_several_periods_are_called_by_what_they_share(periods, words):
    assert since_label(periods) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", "2024"),
        ("2025-08", "Agt 2025"),
        ("2025-TW3", "TW III 2025"),
        ("2025-S2", "Semester II 2025"),
        ("2025-13", "2025-13"),
        ("", "Periode tidak disebut"),
    ],
)
def test_a_period_where_there_is_little_room(period, words):
    assert short_period(period) == words
