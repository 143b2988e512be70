"""Two numbers about one thing: none is used until one is chosen, and then it is used everywhere."""

import pytest

from stunting.analysis.acting.conflicts import chosen, conflicts
from stunting.analysis.acting.corrections import apply_corrections
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe

API_API, SESULU = "64.09.02.2001", "64.09.02.2002"
WHEN = "2026-11-27"


def cells(area, served, people, file="dinkes.xlsx", **more):
    one = {"indicator": "pregnant_ifa_90", "area_code": area, "file": file, **more}
    return [
        {**one, "measure": "denominator", "value": people},
        {**one, "measure": "numerator", "value": served},
    ]


# Sesulu: 30 of 60 in one file, 33 of 60 in another; Api-api 40 of 50 in both.
TWO_FILES = observe(
    [
        *cells(API_API, 40, 50),
        *cells(SESULU, 30, 60),
        *cells(API_API, 40, 50, file="waru.xlsx"),
        *cells(SESULU, 33, 60, file="waru.xlsx"),
    ]
)


def found(observations):
    frame = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    return conflicts(frame, observations)


def share(observations, level=AreaLevel.KABUPATEN, area=PPU):
    frame = coverage(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
    return frame.loc[frame["area_key"].eq(area), "share"].iloc[0]


def test_both_cells_are_shown_and_numbers_that_agree_are_none():
    [one] = found(TWO_FILES)
    assert [(cell.file, cell.cell, cell.value) for cell in (one.low, one.high)] == [
        ("dinkes.xlsx", "E6", 30),
        ("waru.xlsx", "E6", 33),
    ]
    assert one.files == ("dinkes.xlsx", "waru.xlsx")


def test_until_one_is_chosen_neither_is_used():
    assert share(TWO_FILES) == pytest.approx(40 / 50)
    sesulu = share(TWO_FILES, AreaLevel.DESA, SESULU)
    assert sesulu != sesulu


@pytest.mark.parametrize(("which", "expected"), [("low", 70 / 110), ("high", 73 / 110)])
def test_the_chosen_one_counts_once_and_the_other_says_so(which, expected):
    [one] = found(TWO_FILES)
    right = getattr(one, which)
    correction = chosen(one, right, WHEN)
    after, outcomes, problems = apply_corrections(TWO_FILES, [correction])
    assert (len(outcomes), problems) == (1, ())
    assert share(after) == pytest.approx(expected)
    assert found(after) == ()
    corrected = after[after["correction"] != ""]
    assert corrected["file"].tolist() == [{"low": "waru.xlsx", "high": "dinkes.xlsx"}[which]]
    assert right.file in corrected["correction"].iloc[0]


def test_a_conflict_of_sasaran_is_chosen_in_the_same_way():
    two = observe([*cells(SESULU, 30, 60), *cells(SESULU, 30, 50, file="waru.xlsx")])
    [one] = found(two)
    after, _, _ = apply_corrections(two, [chosen(one, one.low, WHEN)])
    assert share(after, AreaLevel.DESA, SESULU) == pytest.approx(30 / 50)


def test_a_conflict_of_sums_of_parts_is_left_to_its_question():
    parts = [
        one
        for file, boys in (("dinkes.xlsx", 10), ("waru.xlsx", 12))
        for one in (
            *cells(SESULU, boys, 30, file=file, part="laki-laki", header=f"L {file}"),
            *cells(SESULU, 20, 30, file=file, part="perempuan", header=f"P {file}"),
        )
    ]
    observations = observe(parts)
    frame = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    assert "conflict" in set(frame["kind"])
    assert conflicts(frame, observations) == ()


def test_three_numbers_are_settled_one_after_the_other():
    files = {"a.xlsx": 30, "b.xlsx": 31, "c.xlsx": 33}
    three = observe([row for file, served in files.items() for row in cells(SESULU, served, 60, file=file)])
    corrections = []
    for _ in range(2):
        after, _, _ = apply_corrections(three, corrections)
        [one] = found(after)
        right = next(cell for cell in (one.low, one.high) if cell.value == 33)
        corrections.append(chosen(one, right, WHEN))
    after, _, _ = apply_corrections(three, corrections)
    assert found(after) == ()
    assert share(after, AreaLevel.DESA, SESULU) == pytest.approx(33 / 60)
