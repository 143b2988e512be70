"""Counts of the numbers of lines, worked by hand."""

import numpy as np

from stunting.reading.evidence.line_shapes import LineShape, line_shapes


def shape(*numbers, marked=(), answered=()):
    column = np.array(numbers, dtype=float)[:, None]
    places = np.arange(len(numbers))[:, None]
    (found,) = line_shapes(column, np.isin(places, marked), np.isin(places, answered))
    return found


def test_missing_numbers_count_in_nothing():
    found = shape(250, np.nan, 0.5, 0, 1, -201, marked=(0, 1), answered=(4,))
    assert found == LineShape(
        count=5,
        fractions=1,
        zeros=1,
        ones=1,
        large=2,
        beyond_all=1,
        marked=1,
        answered=1,
        lowest=-201,
        highest=250,
        total=50.5,
    )
    assert found.share(found.large) == 0.4


def test_a_line_without_numbers_is_whole_and_counts_nothing():
    found = shape(np.nan, np.nan)
    assert (found.count, found.lowest, found.highest, found.total) == (0, 0, 0, 0)
    assert found.is_whole
    assert not found.counts
    assert found.share(found.zeros) == 0


def test_what_counts_is_whole_and_not_below_0():
    assert shape(0, 3).counts
    assert not shape(0, 3.5).counts
    assert not shape(-1, 3).counts


def test_lines_are_counted_each_by_itself():
    both = np.array([[1.0, 200], [2, 201]])
    none = np.zeros_like(both, dtype=bool)
    assert [one.large for one in line_shapes(both, none, none)] == [0, 1]
