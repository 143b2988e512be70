import math
from itertools import product

import numpy as np
import pytest

from stunting.analysis.comparing.capacity import capacity, even_out, moves_sentence
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.capacity import CapacityPair
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()


def teams(area, count, period="2024", **more):
    record = {"indicator": "tpk_count", "area": area, "numerator": count, "target_group": "tim"}
    return {**record, "period": period, **more}


def families(area, served, people, **more):
    record = {"indicator": "krs_accompaniment", "area": area, "numerator": served, "denominator": people}
    return {**record, "target_group": "keluarga berisiko stunting", "target": 0.9, **more}


def of(records, *pairs):
    frame = cover(records)
    return capacity(frame, CATALOGUE, pairs) if pairs else capacity(frame, CATALOGUE)


def at(summary, area):
    found = summary.frame[summary.frame["area"] == area]
    assert len(found) == 1
    return found.iloc[0]


TWO = [teams("Sotek", 4), teams("Riko", 1), families("Sotek", 80, 100), families("Riko", 30, 100)]


def test_people_per_team_and_the_hint_to_even_it_out():
    summary = of(TWO)
    riko, sotek = at(summary, "Riko"), at(summary, "Sotek")
    assert (riko["people_per_worker"], sotek["people_per_worker"]) == (100, 25)
    assert (riko["to_reach"], riko["to_reach_per_worker"]) == (60, 60)
    assert (sotek["to_reach"], sotek["to_reach_per_worker"]) == (10, 2.5)
    assert riko["average_per_worker"] == 40
    assert riko["times_average"] == 2.5
    assert (riko["move"], sotek["move"]) == (1, -1)
    assert riko["target_group"] == "keluarga berisiko stunting"
    assert moves_sentence(summary.frame, "TPK") == (
        "Petunjuk, bukan perintah: 1 TPK pindah dari Sotek (1) ke Riko (1) akan meratakan sasaran per TPK."
    )


def test_levels_are_compared_apart():
    above = [
        teams("Penajam", 5, area_level="kecamatan"),
        families("Penajam", 110, 200, area_level="kecamatan"),
    ]
    summary = of([*TWO, *above])
    assert at(summary, "Penajam")["move"] == 0
    assert at(summary, "Riko")["average_per_worker"] == 40


def test_another_pair_may_be_asked_for():
    pair = CapacityPair("active_posyandu", "growth_monitoring")
    records = [
        {"indicator": "active_posyandu", "numerator": 3, "denominator": 4, "target_group": "posyandu"},
        {"indicator": "growth_monitoring", "numerator": 100, "denominator": 150, "target": 0.9},
    ]
    summary = of([*TWO, *records], pair)
    assert set(summary.frame["workers"]) == {"active_posyandu"}
    assert summary.frame["people_per_worker"].tolist() == [50]
    assert summary.notes == (
        f"Jumlah yang belum dipasangkan dengan sasaran: {CATALOGUE.indicator('tpk_count').short_name}.",
    )


def test_every_staff_word_has_people_per_worker_once_for_each_sasaran():
    def count(indicator, number):
        return {"indicator": indicator, "numerator": number, "target_group": "orang"}

    def people(indicator, served, of, group):
        record = {"indicator": indicator, "numerator": served, "denominator": of}
        return {**record, "target_group": group, "target": 0.9}

    summary = of(
        [
            count("posyandu_cadres", 10),
            count("nutritionists", 1),
            count("village_midwives", 2),
            count("field_officers_kb", 1),
            people("weighing_coverage", 80, 120, "balita"),
            people("growth_monitoring", 90, 100, "balita"),
            people("anc_k4", 30, 40, "ibu hamil"),
            people("active_kb", 200, 300, "PUS"),
        ]
    )
    rows = summary.frame.set_index(["workers", "served"])["people_per_worker"].to_dict()
    assert rows == {
        ("posyandu_cadres", "growth_monitoring"): 10,
        ("village_midwives", "anc_k4"): 20,
        ("nutritionists", "growth_monitoring"): 100,
        ("field_officers_kb", "active_kb"): 300,
    }


def spreads(total, areas):
    return [combo for combo in product(range(total + 1), repeat=areas) if sum(combo) == total]


@pytest.mark.parametrize(
    "people", [(1, 1, 1), (10, 20, 30), (7, 11, 13), (100, 1, 1), (0, 5, 5), (50, 51, 99)]
)
@pytest.mark.parametrize("total", [1, 4, 7])
def test_no_even_spread_takes_fewer_moves(people, total):
    sizes = np.array(people, dtype=float)
    exact = total * sizes / sizes.sum()
    fair = [spread for spread in spreads(total, 3) if (np.abs(np.array(spread) - exact) < 1 - 1e-9).all()]
    for workers in spreads(total, 3):
        even = even_out(np.array(workers, dtype=float), sizes)
        moves = np.abs(even - workers).sum() / 2
        fewest = min(np.abs(np.array(spread) - workers).sum() / 2 for spread in fair)
        assert even.sum() == total
        assert (np.abs(even - exact) < 1 - 1e-9).all()
        assert moves == fewest, (workers, people)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([teams("A", 0), families("A", 5, 10)], "belum ada tenaga"),
        ([teams("A", math.nan), families("A", 5, 10)], "jumlah tenaga atau fasilitas tidak ada"),
        ([teams("A", 2.5), families("A", 5, 10)], "bukan bilangan bulat"),
        ([teams("A", -2), families("A", 5, 10)], "jumlah tenaga atau fasilitas tidak ada"),
        ([teams("A", 1e308), families("A", 5, 10)], "jumlah tenaga atau fasilitas tidak ada"),
        ([teams("A", 2), families("A", 5, 0)], "sasaran tidak diketahui"),
        ([teams("A", 2), families("A", math.nan, math.nan)], "sasaran tidak diketahui"),
        ([teams("A", 2), teams("B", 1), families("B", 5, 10)], "sasaran tidak diketahui"),
        ([teams("A", 2), families("A", 5, 10, target=math.nan)], "kekurangan orang tidak diketahui"),
        ([teams("A", 2, period="2023"), families("A", 5, 10)], "periode jumlah dan sasaran berbeda"),
        ([teams("A", 2), teams("A", 3), families("A", 5, 10)], "jumlah tenaga atau fasilitas tidak ada"),
    ],
)
def test_bad_input_has_a_reason(records, reason):
    found = at(of(records), "A")
    assert reason in found["reason"]
    assert not np.isinf(found[["people_per_worker", "to_reach_per_worker", "move"]].astype(float)).any()


def test_an_area_without_workers_still_takes_part_in_the_spread():
    summary = of([teams("A", 2), teams("B", 0), families("A", 5, 50), families("B", 5, 50)])
    assert at(summary, "B")["move"] == 1
    assert math.isnan(at(summary, "B")["people_per_worker"])


def test_a_long_list_of_moves_is_cut_and_says_so():
    records = [teams("Pusat", 7), families("Pusat", 5, 10)]
    for at in range(6):
        records += [teams(f"Desa {at}", 0), families(f"Desa {at}", 5, 10)]
    text = moves_sentence(of(records).frame, "TPK")
    assert "6 TPK pindah dari Pusat (6) ke Desa 0 (1)" in text
    assert "Desa 4 (1), dan 1 wilayah lain akan" in text


def test_nothing_to_move_has_no_sentence():
    assert moves_sentence(of([teams("A", 2), families("A", 5, 50)]).frame, "TPK") == ""


@pytest.mark.parametrize("records", [[], [families("A", 5, 10)], [teams("A", 2)]])
def test_without_pairs_it_is_said(records):
    summary = of(records)
    assert summary.frame.empty
    assert "tidak memuat jumlah tenaga" in summary.notes[-1]
