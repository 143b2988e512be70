"""How much of a sheet was understood, and what is said where most of it was not."""

import pytest

from stunting.analysis.quality.unread import SheetShare, sheet_names, sheet_shares, unread_problems
from stunting.analysis.uploads.wording import WAITS_FOR_YES
from tests.builders import observe

KNOWN = {"sheet": "Rekap", "indicator": "pregnant_ifa_90", "measure": "numerator", "value": 1}
UNKNOWN = {**KNOWN, "indicator": "", "measure": "count"}


def test_numbers_without_an_indicator_or_in_doubt_are_not_understood():
    rows = [
        KNOWN,
        {**KNOWN, "certainty": "likely"},
        {**KNOWN, "certainty": "doubtful"},
        UNKNOWN,
        {**UNKNOWN, "measure": "denominator"},
        {**UNKNOWN, "measure": "other"},
        {**UNKNOWN, "is_total": True},
        {**UNKNOWN, "sheet": "Lain"},
    ]
    rekap, other = sheet_shares(observe(rows))
    assert (rekap.sheet, rekap.understood, rekap.unread, rekap.mostly_unread) == ("Rekap", 3, 2, False)
    assert (other.sheet, other.understood, other.unread, other.mostly_unread) == ("Lain", 0, 1, True)


def test_what_waits_for_a_yes_to_a_new_reading_is_understood():
    waits = {**KNOWN, "certainty": "doubtful", "because": WAITS_FOR_YES}
    others = {**waits, "because": "dua arti"}, {**waits, "indicator": ""}
    [rekap] = sheet_shares(observe([waits, waits, *others]))
    assert (rekap.understood, rekap.unread, rekap.mostly_unread) == (2, 2, False)


def test_sheets_of_one_name_are_told_apart_by_their_file():
    places = [("a.xlsx", "Kader"), ("b.xlsx", "Kader"), ("b.xlsx", "Rekap"), ("c.csv", ""), ("d.csv", "")]
    shares = [SheetShare(file, sheet, 0, 1) for file, sheet in places]
    assert sheet_names(shares) == ["Kader (a.xlsx)", "Kader (b.xlsx)", "Rekap", "c.csv", "d.csv"]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([KNOWN, UNKNOWN], []),
        ([KNOWN, UNKNOWN, UNKNOWN], ["mostly_unread"]),
        ([UNKNOWN], ["nothing_usable"]),
        ([{**UNKNOWN, "measure": "other"}], ["nothing_usable"]),
    ],
)
def test_a_sheet_that_was_hardly_understood_is_named(rows, kinds):
    found = unread_problems(observe(rows))
    assert [one.kind for one in found] == kinds
    if kinds == ["mostly_unread"]:
        assert found[0].message == "Baru 1 dari 3 angka di lembar ini yang dikenali artinya."
