import json
import math
from pathlib import Path

import numpy as np
import pytest

from stunting.analysis.comparing.inequality_measures import extremes, measures
from stunting.model.indicators import Direction

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "healthequal.json"
NAN = math.nan


def of(shares, denominators, direction=Direction.HIGHER, reference=None):
    return measures(np.array(shares, dtype=float), np.array(denominators, dtype=float), direction, reference)


def ends(order, people, direction=Direction.HIGHER):
    return extremes(np.array(order, dtype=float), np.array(people, dtype=float), direction)


def test_every_measure_of_four_equal_areas_worked_by_hand():
    # 20, 40, 60, 80 % of 10 people each: mean 50 %, distances 30, 10, 10, 30 points.
    result = of([0.2, 0.4, 0.6, 0.8], [10, 10, 10, 10], reference=1)
    assert result.mean == pytest.approx(0.5)
    assert result.d == pytest.approx(0.6)
    assert result.r == pytest.approx(4.0)
    assert result.d_reference == pytest.approx(0.2)
    assert result.r_reference == pytest.approx(2.0)
    assert result.mdmu == result.mdmw == pytest.approx(0.2)
    assert result.mdbu == result.mdbw == pytest.approx(0.3)
    assert result.mdru == result.mdrw == pytest.approx((0.2 + 0 + 0.2 + 0.4) / 4)
    assert result.idisu == result.idisw == pytest.approx(40.0)
    assert result.bgv == pytest.approx((0.09 + 0.01 + 0.01 + 0.09) / 4)
    assert result.bgsd == pytest.approx(math.sqrt(0.05))
    assert result.cov == pytest.approx(100 * math.sqrt(0.05) / 0.5)
    theil = (0.4 * math.log(0.4) + 0.8 * math.log(0.8) + 1.2 * math.log(1.2) + 1.6 * math.log(1.6)) / 4
    assert result.ti == pytest.approx(1000 * theil)
    assert result.mld == pytest.approx(-1000 * math.log(0.4 * 0.8 * 1.2 * 1.6) / 4)
    assert result.par == pytest.approx(0.3)
    assert result.paf == pytest.approx(60.0)
    # p(1-p) = 3/16; y(1-y) = 0.16, 0.24, 0.24, 0.16; over 10 people.
    assert result.noise == pytest.approx(3 / 16 * 0.8 / 10)


def test_weights_and_direction_worked_by_hand():
    # 10 % of 100 and 30 % of 300: mean 25 %, best is the lowest.
    result = of([0.1, 0.3], [100, 300], Direction.LOWER)
    assert result.mean == pytest.approx(0.25)
    assert result.mdmw == pytest.approx(0.25 * 0.15 + 0.75 * 0.05)
    assert result.mdmu == pytest.approx(0.1)
    assert result.par == pytest.approx(-0.15)
    assert result.paf == pytest.approx(-60.0)
    assert result.mdbw == pytest.approx(0.15)


NAMES = [
    "D",
    "R",
    "IDISU",
    "IDISW",
    "MLD",
    "TI",
    "BGV",
    "BGSD",
    "COV",
    "MDBU",
    "MDBW",
    "MDMU",
    "MDMW",
    "MDRU",
    "MDRW",
    "PAR",
    "PAF",
]
IN_UNIT = {"D", "D_with_reference", "BGSD", "MDBU", "MDBW", "MDMU", "MDMW", "MDRU", "MDRW", "PAR"}


@pytest.mark.parametrize(
    "case", json.loads(REFERENCE.read_text(encoding="utf-8")), ids=lambda case: case["id"]
)
def test_estimates_of_healthequal(case):
    inputs, outputs = case["inputs"], case["outputs"]
    scale = inputs["indicator_scale"]
    # The file prints shares of twelve digits; where the people behind them are given, use those.
    shares = [NAN if y is None else y / scale for y in inputs["estimate"]]
    if "numerator" in inputs:
        shares = [x / n for x, n in zip(inputs["numerator"], inputs["population"], strict=True)]
    direction = Direction.HIGHER if inputs["favourable_indicator"] else Direction.LOWER
    result = of(shares, inputs["population"], direction, inputs["reference_subgroup"].index(1))
    ours = {name: getattr(result, name.lower()) for name in NAMES}
    ours |= {"D_with_reference": result.d_reference, "R_with_reference": result.r_reference}
    zero = min(y for y in inputs["estimate"] if y is not None) == 0
    for name, expected in outputs.items():
        value = ours[name]
        if zero and name == "TI":
            # healthequal puts 0.000001 in place of a zero; here its limit stands: x ln x goes to 0.
            assert value == pytest.approx(118.60903, abs=5e-6)
            continue
        if zero and name in {"R", "R_with_reference", "MLD"}:
            assert math.isnan(value)
            continue
        unit = scale**2 if name == "BGV" else scale if name in IN_UNIT else 1
        assert value * unit == pytest.approx(expected, rel=1e-9, abs=1e-9), name
    assert ("R: ada wilayah bernilai 0" in result.reasons) == zero


def test_a_gap_before_the_reference_does_not_move_it():
    # healthequal takes the wrong area as reference when one before it has no value.
    gap = of([0.5, NAN, 0.7, 0.9], [10, 10, 10, 10], reference=3)
    without = of([0.5, 0.7, 0.9], [10, 10, 10], reference=2)
    assert gap.mdrw == pytest.approx(without.mdrw) == pytest.approx(0.2)
    assert gap.areas == 3


def test_a_true_zero_leaves_the_other_measures_standing():
    result = of([0.0, 0.5], [10, 10])
    assert result.d == 0.5
    assert result.mdmw == 0.25
    assert math.isnan(result.r)
    assert result.ti == pytest.approx(1000 * math.log(2))  # (0 + 2 ln 2) / 2
    assert math.isnan(result.mld)
    assert "R: ada wilayah bernilai 0" in result.reasons
    assert "MLD: ada wilayah bernilai 0, logaritmanya tak terhingga" in result.reasons


def test_equal_areas_are_exactly_equal():
    result = of([0.7, 0.7, 0.7], [3, 7, 11])
    assert result.mean == 0.7
    for name in [
        "d",
        "mdmu",
        "mdmw",
        "mdbu",
        "mdbw",
        "idisu",
        "idisw",
        "bgv",
        "bgsd",
        "cov",
        "ti",
        "mld",
        "par",
        "paf",
    ]:
        assert getattr(result, name) == 0, name
    assert result.r == 1
    assert result.noise > 0


def test_without_denominators_only_unweighted_measures_stand():
    result = of([0.2, 0.4, 0.9], [NAN, NAN, NAN])
    assert result.d == pytest.approx(0.7)
    assert result.mdbu == pytest.approx((0.7 + 0.5) / 3)
    assert math.isnan(result.mean)
    assert math.isnan(result.mdmu)
    assert "sasaran tidak diketahui, rata-rata tertimbang tidak dapat dihitung" in result.reasons


def test_an_area_without_denominator_counts_only_unweighted():
    result = of([0.2, 0.4, 0.9], [100, 100, 0])
    assert result.d == pytest.approx(0.7)
    assert result.mean == pytest.approx(0.3)
    assert result.par == pytest.approx(0.1)
    assert "1 wilayah tanpa sasaran tidak masuk ukuran tertimbang" in result.reasons


def test_without_direction_there_is_no_best():
    result = of([0.2, 0.4], [100, 100], Direction.NONE)
    assert result.d == pytest.approx(0.2)
    assert math.isnan(result.par)
    assert any(reason.startswith("MDBU, MDBW, PAR, PAF") for reason in result.reasons)


@pytest.mark.parametrize(
    ("count", "wide", "wider", "widest"),
    [
        (30, False, False, False),
        (31, True, False, False),
        (60, True, False, False),
        (61, True, True, False),
        (100, True, True, False),
        (101, True, True, True),
    ],
)
def test_percentile_gaps_need_many_areas(count, wide, wider, widest):
    result = of(np.arange(count) / (count - 1), np.full(count, 10))
    # Evenly spread from 0 to 1, so the percentiles are their own values.
    expected = [(0.6, wide), (0.8, wider), (0.9, widest)]
    for value, (gap, present) in zip((result.p80_p20, result.p90_p10, result.p95_p5), expected, strict=True):
        assert value == pytest.approx(gap) if present else math.isnan(value)
    short = [
        name
        for (_, present), name in zip(expected, ("p80−p20", "p90−p10", "p95−p5"), strict=True)
        if not present
    ]
    said = [reason for reason in result.reasons if "jumlah wilayah tidak cukup" in reason]
    assert [reason.partition(":")[0] for reason in said] == ([", ".join(short)] if short else [])


@pytest.mark.parametrize(
    ("shares", "denominators", "word"),
    [
        ([], [], "tidak ada wilayah"),
        ([NAN, NAN], [10, 10], "tidak ada wilayah"),
        ([0.5], [10], "hanya satu wilayah"),
        ([-0.5, math.inf], [10, 10], "tidak ada wilayah"),
        ([0.5, 0.6], [0, -3], "sasaran tidak diketahui"),
        ([0.0, 0.0], [10, 10], "rata-rata 0"),
        ([1e308, 1e307], [1e308, 1e308], "terlalu besar"),
    ],
)
def test_bad_input_gives_reasons(shares, denominators, word):
    result = of(shares, denominators)
    assert any(word in reason for reason in result.reasons), result.reasons


def test_of_areas_that_tie_the_largest_is_named():
    assert ends([0.9, 0.9, 0.1, 0.1], [10, 20, 5, 4]) == (1, 2)
    assert ends([0.9, 0.9, 0.1, 0.1], [10, 20, 5, 4], Direction.LOWER) == (2, 1)
    assert ends([0.9, 0.1], [10, 20], Direction.NONE) == (-1, -1)


def test_no_value_has_no_place():
    result = of([-0.5, math.inf, NAN], [10, 10, 10])
    assert result.areas == 0
    assert ends([-0.5, math.inf, NAN], [10, 10, 10]) == (-1, -1)
    assert ends([-0.5, math.inf, NAN, 0.5, 0.0], [10, 10, 10, 10, 10]) == (3, 4)
    assert of([-0.5, math.inf, 0.5], [10, 10, 10]).areas == 1


def test_of_areas_that_tie_one_of_unknown_size_stands_for_nobody():
    assert ends([0.9, 0.9, 0.1], [NAN, 1, 5]) == (1, 2)


def test_reasons_say_what_is_missing_and_nothing_else():
    without = "MDBU, MDBW, PAR, PAF"
    assert not any(reason.startswith(without) for reason in of([0.2, 0.4], [10, 10]).reasons)
    assert not any(reason.startswith(without) for reason in of([0.2], [10], Direction.NONE).reasons)
    assert not any("tanpa sasaran" in reason for reason in of([0.2, 0.4], [10, 10]).reasons)


def test_one_area_with_people_has_no_distances():
    result = of([0.2, 0.4], [100, NAN], reference=0)
    assert result.mean == 0.2
    assert math.isnan(result.mdrw)
    assert result.mdru == pytest.approx(0.1)


@pytest.mark.parametrize(("people", "mean"), [([1e308, 1e308], 0.6), ([1e308, 1e-10], 0.5)])
def test_sums_of_people_beyond_all_reason_do_not_overflow(people, mean):
    result = of([0.5, 0.7], people, reference=0)
    assert (result.mean, result.mdrw) == (pytest.approx(mean), pytest.approx(mean - 0.5))


@pytest.mark.parametrize("share", [0.0, 1.05])
def test_nobody_and_more_than_all_add_no_noise(share):
    """Of two areas of 10 people p(1-p) is 1/4; only the one with a half adds 0.25 / 10."""
    assert of([share, 0.5], [10, 10]).noise == pytest.approx(0.25 * 0.25 / 10)
