import math

import numpy as np
import pytest

from stunting.analysis.priority import wording
from stunting.analysis.priority.cells import cells_of
from stunting.analysis.priority.draws import TopShares, _Noise
from stunting.analysis.priority.priority import PriorityOptions, _verdicts, priority
from stunting.analysis.priority.wording import priority_sentences, top_share_words
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.priority import PLAUSIBLE, PRIORITY, PriorityWeights
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
NAMES = {id: one.short_name for id, one in CATALOGUE.indicators.items()}
NAN = math.nan


def stunted(area, cases, children=100, **more):
    record = {"indicator": "stunting_prevalence", "area": area, "numerator": cases, "denominator": children}
    return {**record, "target": 0.14, "target_group": "balita diukur", **more}


def served(area, numerator, denominator=100, indicator="growth_monitoring", **more):
    record = {"indicator": indicator, "area": area, "numerator": numerator, "denominator": denominator}
    return {**record, "target": 0.9, **more}


def of(records, **options):
    level, top = options.pop("level", AreaLevel.DESA), options.pop("top", 10)
    return priority(cover(records), CATALOGUE, level=level, top=top, options=PriorityOptions(**options))


def at(summary, area):
    found = summary.frame[summary.frame["area"] == area]
    assert len(found) == 1
    return found.iloc[0]


THREE = [stunted("A", 30), stunted("B", 20), stunted("C", 10)]


def test_the_example_of_the_docstring():
    summary = of(THREE, top=1)
    assert summary.frame["area"].tolist() == ["A", "B", "C"]
    assert summary.frame["rank"].tolist() == [1, 2, 3]
    # The 90th percentile of 10, 20, 30 is 28; prevalence and cases are the same here.
    assert at(summary, "A")["score"] == pytest.approx(30 / 28)
    assert at(summary, "C")["score"] == pytest.approx(10 / 28)
    assert (at(summary, "A")["change_effect"], at(summary, "A")["change_people"]) == ("off", 11)
    assert at(summary, "A")["change_points"] == pytest.approx(-11)
    assert at(summary, "A")["change_share"] == pytest.approx(0.19)
    assert (at(summary, "B")["change_effect"], at(summary, "B")["change_people"]) == ("on", 11)


def test_the_parts_of_a_score_worked_by_hand():
    # Scales are 90th percentiles: of prevalence 40 and 20 % it is 38 %, of 20 and 40 cases 38, of gaps 10 and
    # 50 points 46.
    records = [
        stunted("A", 20, 50),
        stunted("B", 40, 200),
        served("A", 80),
        served("B", 40),
    ]
    summary = of(records, weights=PriorityWeights(prevalence=2, cases=1, services=1))
    a, b = at(summary, "A"), at(summary, "B")
    assert a["score_prevalence"] == pytest.approx(0.5 * 0.40 / 0.38)
    assert a["score_cases"] == pytest.approx(0.25 * 20 / 38)
    assert a["score_services"] == pytest.approx(0.25 * 0.1 / 0.46)
    assert b["score_services"] == pytest.approx(0.25 * 0.5 / 0.46)
    for row in (a, b):
        parts = row["score_prevalence"] + row["score_cases"] + row["score_services"]
        assert row["score"] == pytest.approx(parts)
    assert b["service_gap_points"] == pytest.approx(50)
    assert "prevalensi 38,0 %, 38 kasus, kesenjangan layanan 46,0 poin" in summary.notes[0]
    assert (b["worst_service"], b["worst_service_gap_points"]) == ("growth_monitoring", pytest.approx(50))


def test_quadrants_against_the_kabupaten():
    # 60 of 600 children: 10 %; 15 cases on average.
    records = [stunted("A", 30, 100), stunted("B", 4, 20), stunted("C", 16, 300), stunted("D", 10, 180)]
    found = of(records).frame.set_index("area")["quadrant"].to_dict()
    assert found == {"A": "both", "B": "prevalence", "C": "cases", "D": "neither"}


def test_a_missing_service_is_not_a_met_one():
    records = [*THREE, served("A", 90), served("B", NAN), served("C", 45)]
    b = at(of(records), "B")
    assert math.isnan(b["service_gap_points"])
    assert math.isnan(b["score_services"])
    assert b["score"] == pytest.approx(b["score_prevalence"] + b["score_cases"])
    assert b["weight_with_data"] == pytest.approx(2 / 3)
    assert (b["services"], b["services_expected"]) == (0, 1)
    assert b["reason"].startswith("capaian layanan belum ada")


def test_an_area_with_too_little_data_has_no_score():
    records = [*THREE, *(served(area, 50) for area in "ABC"), served("D", 10)]
    summary = of(records, top=1)
    d = at(summary, "D")
    assert summary.frame["area"].tolist()[-1] == "D"
    assert (d["rank"], d["verdict"], d["change_effect"]) == (0, "", "")
    assert math.isnan(d["score"])
    assert math.isnan(d["top_share"])
    assert d["reason"].startswith("data kurang dari setengah bobot")
    assert priority_sentences(d, NAMES, 1) == (f"D: {d['reason']}.",)


def test_without_prevalence_services_alone_decide_and_it_is_said():
    summary = of([served("A", 80), served("B", 10), served("C", 50)], top=1)
    assert summary.frame["area"].tolist() == ["B", "C", "A"]
    assert at(summary, "B")["weight_with_data"] == 1
    assert at(summary, "B")["quadrant"] == ""
    assert at(summary, "B")["reason"] == "prevalensi rutin belum ada"
    assert summary.notes[0].startswith("Prevalensi stunting rutin tidak ada")
    assert "72,0 poin" in summary.notes[0]  # the 90th percentile of 10, 40 and 80


def test_without_services_prevalence_and_cases_decide_and_it_is_said():
    assert any("Tidak ada capaian layanan" in note for note in of(THREE).notes)


def test_a_survey_never_enters():
    survey = [stunted("A", 1, 100, series="survey"), stunted("B", 99, 100, series="survey")]
    assert of([*THREE, *survey], top=1).frame["area"].tolist() == ["A", "B", "C"]
    assert of(survey).notes == ("Tidak ada data rutin tingkat desa/kelurahan.",)


def test_only_the_level_asked_for_is_ranked():
    above = [stunted("Penajam", 50, area_level="kecamatan"), stunted("Waru", 5, area_level="kecamatan")]
    assert of([*THREE, *above], level=AreaLevel.KECAMATAN).frame["area"].tolist() == ["Penajam", "Waru"]


def test_lower_is_better_services_and_services_without_target():
    records = [
        *THREE,
        *(
            served(area, x, indicator="unmet_need_kb", target=0.1)
            for area, x in zip("ABC", (5, 20, 30), strict=True)
        ),
        *(served(area, 60, indicator="family_phbs", target=NAN) for area in "ABC"),
    ]
    summary = priority(cover(records, lower=("unmet_need_kb",)), CATALOGUE, level=AreaLevel.DESA)
    # Gaps 20 points above the target, and 40 points to everyone.
    assert at(summary, "C")["service_gap_points"] == pytest.approx(30)
    assert at(summary, "A")["service_gap_points"] == pytest.approx(20)
    assert any(f"terhadap semua sasaran: {NAMES['family_phbs']}" in note for note in summary.notes)
    # 40 points to everyone are no shortfall: unmet need is 20 points off in C and reached in A.
    assert [at(summary, area)["worst_service"] for area in "AC"] == ["", "unmet_need_kb"]


def test_a_share_of_draws_that_rounds_to_a_cut_off_keeps_its_decimal():
    """9,6 % is below the 10 % that a doubt begins at, 89,6 % below the 90 % of "pasti"."""
    shares = (0.096, 0.1, 0.104, 0.523, 0.896, 0.9, 1.0)
    assert [top_share_words(share) for share in shares] == [
        *("9,6 %", "10 %", "10,4 %", "52 %", "89,6 %", "90 %", "100 %")
    ]


def test_counts_and_outcomes_are_no_services():
    records = [*THREE, served("A", 5, NAN, indicator="tpk_count"), served("A", 50, indicator="wasting")]
    assert at(of(records), "A")["services_expected"] == 0


def test_indicator_weights_count_within_the_services():
    records = [
        *(served(area, x) for area, x in zip("AB", (40, 90), strict=True)),
        *(served(area, x, indicator="anc_k4") for area, x in zip("AB", (90, 40), strict=True)),
    ]
    heavy = PriorityWeights(indicators={"anc_k4": 3})
    assert at(of(records, weights=heavy), "B")["service_gap_points"] == pytest.approx(0.75 * 50)
    none = PriorityWeights(indicators={"anc_k4": 0})
    assert at(of(records, weights=none), "B")["service_gap_points"] == 0


def test_periods_are_the_latest_of_each_indicator_and_named():
    records = [*THREE, *(stunted(area, 50, period="2023") for area in "ABC"), served("A", 10, period="2023")]
    summary = of(records)
    assert at(summary, "A")["prevalence"] == pytest.approx(0.3)
    assert any("Tahun 2023 (1 indikator), Tahun 2024 (1 indikator)" in note for note in summary.notes)


def spread(cases, children):
    return [stunted(f"Desa {at:02d}", x, children) for at, x in enumerate(cases)]


def test_verdicts_are_certain_with_many_people_and_depend_on_data_with_few():
    many = of(spread([300, 100, 50, 40], 1000), top=1)
    assert at(many, "Desa 00")["verdict"] == "certain"
    assert at(many, "Desa 00")["top_share"] == 1
    assert at(many, "Desa 03")["verdict"] == "no"
    few = of(spread([4, 3, 0, 0], 10), top=1)
    first = at(few, "Desa 00")
    assert first["verdict"] == "depends"
    assert first["depends_on"] == "data"
    assert first["top_share_weights"] == 1


def test_a_verdict_may_depend_on_weights_alone():
    # Many people, so hardly any noise: A leads by prevalence and B by cases, about evenly.
    records = [stunted("A", 30_000, 100_000), stunted("B", 40_000, 200_000), stunted("C", 1_000, 100_000)]
    summary = of(records, top=1)
    leader = summary.frame.iloc[0]
    assert leader["verdict"] == "depends"
    assert leader["depends_on"] == "weights"
    assert leader["top_share_data"] == 1


def test_a_doubtful_cell_is_drawn_in_its_plausible_range():
    # B is surely behind A unless its doubtful value lies in the upper half of 0.1 to 0.5.
    plausible = PLAUSIBLE.check(
        PLAUSIBLE.empty().from_records(
            [
                {
                    "area_key": "?/b",
                    "indicator": "stunting_prevalence",
                    "low": 0.1,
                    "high": 0.5,
                    "reason": "uji",
                }
            ]
        )
    )
    records = [stunted("A", 30_000, 100_000), stunted("B", 20_000, 100_000), stunted("C", 0, 100_000)]
    summary = of(records, top=1, plausible=plausible, draws=4000)
    assert at(summary, "B")["top_share_data"] == pytest.approx(0.5, abs=0.03)
    assert at(summary, "B")["depends_on"] == "data"
    assert of(records, top=1, plausible=PLAUSIBLE.empty()).frame["top_share_data"].tolist() == [1, 0, 0]


def test_a_range_for_a_cell_without_value_changes_nothing():
    ranges = [
        {"area_key": key, "indicator": indicator, "low": 0.9, "high": 0.95, "reason": "uji"}
        for key in ("?/c", "?/z")
        for indicator in ("stunting_prevalence", "growth_monitoring", "lain")
    ]
    plausible = PLAUSIBLE.check(PLAUSIBLE.empty().from_records(ranges))
    records = [*THREE[:2], stunted("C", NAN, NAN), *(served(area, 50) for area in "AB"), served("C", NAN)]
    found, without = (of(records, top=1, plausible=one).frame for one in (plausible, PLAUSIBLE.empty()))
    assert found["top_share"].dropna().tolist() == pytest.approx(
        without["top_share"].dropna().tolist(), abs=0.05
    )
    assert math.isnan(found.set_index("area").loc["C", "top_share"])


def test_cases_that_are_not_known_do_not_count_in_the_draws():
    # C leads by prevalence; its children are known but not its cases, so it has no part from cases.
    records = [stunted("A", 200, 1000), stunted("B", 180, 1000), stunted("C", NAN, 100_000, share=0.4)]
    summary = of(records, top=1, weights=PriorityWeights(prevalence=3, cases=1))
    assert math.isnan(at(summary, "C")["cases"])
    assert at(summary, "C")["top_share"] == 1
    assert at(summary, "C")["score"] == pytest.approx(0.4 / 0.36)


def test_the_same_seed_gives_the_same_draws_and_another_others():
    records = spread(range(1, 13), 40)
    one, again, other = (of(records, top=3, seed=seed).frame["top_share"] for seed in (1, 1, 2))
    assert one.tolist() == again.tolist()
    assert one.tolist() != other.tolist()
    assert one.sum() == pytest.approx(3)


def test_shares_of_equal_areas_are_equal_and_not_certain():
    summary = of([served(area, 0) for area in "ABCD"], top=1, plausible=PLAUSIBLE.empty(), draws=4000)
    assert summary.frame["top_share"].to_numpy() == pytest.approx([0.25] * 4, abs=0.03)
    assert set(summary.frame["verdict"]) == {"depends"}
    assert summary.frame["top_share_weights"].tolist() == [0.25] * 4


def test_a_list_longer_than_the_areas_holds_all():
    summary = of(THREE, top=10)
    assert set(summary.frame["verdict"]) == {"certain"}
    assert "Daftar sepanjang 10 memuat semua wilayah yang dapat dinilai (3)." in summary.notes
    assert set(summary.frame["change_effect"]) == {""}
    assert set(summary.frame["change_indicator"]) == {""}
    assert summary.frame["reason"].str.contains("semua wilayah yang dapat dinilai masuk daftar").all()


def test_no_single_value_may_suffice():
    # C would need a gap of more than 80 points: 81 people fewer give 81. A gap of 90 cannot be exceeded.
    records = [served("A", 10), served("B", 89), served("C", 90)]
    assert at(of(records, top=1), "C")["change_people"] == 81
    records[0] = served("A", 0)
    assert at(of(records, top=1), "C")["change_effect"] == ""
    both = [
        *records,
        *(served(area, x, indicator="anc_k4") for area, x in zip("ABC", (0, 90, 90), strict=True)),
    ]
    found = at(of(both, top=1), "A")
    assert found["change_effect"] == ""
    assert "tidak ada satu angka pun" in found["reason"]


def test_without_people_a_change_is_in_points_only():
    records = [served(area, NAN, NAN, share=share) for area, share in (("A", 0.2), ("B", 0.5), ("C", 0.8))]
    found = at(of(records, top=1), "A")
    assert found["change_points"] == pytest.approx(30, abs=1e-5)
    assert math.isnan(found["change_people"])
    assert "jumlah orang dari perubahan tidak diketahui" in found["reason"]


@pytest.mark.parametrize(
    "weights",
    [PriorityWeights(0, 0, 0), PriorityWeights(-1, -1, -1), PriorityWeights(NAN, NAN, NAN)],
)
def test_no_weight_no_score(weights):
    summary = of(THREE, weights=weights)
    assert summary.frame["score"].isna().all()
    assert "Tidak ada wilayah yang dapat dinilai: data atau bobotnya belum cukup." in summary.notes


def test_a_negative_weight_counts_as_none_and_is_said():
    summary = of(THREE, weights=PriorityWeights(prevalence=1, cases=-5))
    assert at(summary, "A")["score_cases"] == 0
    assert "Bobot negatif atau bukan angka dianggap 0." in summary.notes


@pytest.mark.parametrize(
    "records",
    [
        [stunted("A", 10)],
        [stunted("A", 0), stunted("B", 0), stunted("C", 0)],
        [stunted("A", NAN, NAN), stunted("B", NAN, NAN)],
        [stunted("A", 5, 0), stunted("B", 0, 0)],
        [stunted("A", -5), stunted("B", 5, -10)],
        [stunted("A", 1e308, 1e308), stunted("B", 1e308, 1)],
        [stunted("A", NAN, NAN, share=0.3), stunted("B", NAN, NAN, share=0.2)],
        [stunted("A", 10), stunted("A", 20), stunted("B", 5)],
        [stunted("A", 150, 100), stunted("B", 5), served("A", 400), served("B", 5)],
        [stunted("A", 7, NAN, share=0.3), stunted("B", 5)],
    ],
    ids=[
        "one",
        "zeros",
        "missing",
        "no people",
        "negative",
        "1e308",
        "percent",
        "conflict",
        "above",
        "cases only",
    ],
)
@pytest.mark.parametrize("top", [1, 10])
def test_bad_input_gives_a_defined_result_with_reasons(records, top):
    summary = of(records, top=top)
    assert len(summary.frame) == len({record["area"] for record in records})
    for _, row in summary.frame.iterrows():
        numbers = row[[column.name for column in PRIORITY.columns if column.type == "number"]].astype(float)
        assert not np.isinf(numbers).any()
        assert row["reason"] or numbers.notna().all()
        assert priority_sentences(row, NAMES, top)


def test_an_empty_frame_says_so():
    summary = of([])
    assert summary.frame.empty
    assert summary.notes == ("Tidak ada data rutin tingkat desa/kelurahan.",)


def test_sentences():
    records = [stunted("A", 300, 1000), stunted("B", 100, 1000), served("A", 80), served("B", 60)]
    row = at(of(records, top=1, weights=PriorityWeights(services=0)), "A")
    assert priority_sentences(row, NAMES, 1) == (
        "A: peringkat 1; pasti, masuk daftar 1 pada 100 % perhitungan ulang.",
        "Prevalensi tinggi dan kasus banyak: 30,0 %, 300 dari 1.000 balita diukur.",
        f"Kesenjangan layanan terbesar: {NAMES['growth_monitoring']} (10,0 poin).",
        f"Perubahan terkecil yang membuatnya keluar dari daftar: {NAMES['stunting_prevalence']} turun "
        "20,1 poin (201 kasus) menjadi 9,9 %.",
    )


def test_an_area_without_the_last_month_keeps_its_latest_figure_and_its_place():
    # In August A, B and C have 30, 20 and 10 %; in September A does not report.
    august = [stunted(area, cases, period="2025-08") for area, cases in (("A", 30), ("B", 20), ("C", 10))]
    september = [stunted(area, cases, period="2025-09") for area, cases in (("B", 21), ("C", 11))]
    summary = of([*august, *september], top=1)
    assert summary.frame["area"].tolist() == ["A", "B", "C"]
    assert at(summary, "A")["prevalence"] == pytest.approx(0.30)
    assert at(summary, "A")["reason"].endswith(
        "angka lebih lama dari wilayah lain: Prevalensi stunting (Agustus 2025)"
    )
    assert at(summary, "B")["reason"] == "capaian layanan belum ada"


def test_hiding_a_figure_of_the_last_month_never_lowers_a_rank():
    def months(hidden):
        return [
            served(area, value, indicator=id, period=period)
            for period, by in (("2025-08", 0), ("2025-09", 1))
            for id in ("growth_monitoring", "weighing_coverage")
            for area, value in (("A", 30 + by), ("B", 50 + by), ("C", 80 + by))
            if (area, period, id) != hidden
        ]

    for area in "ABC":
        full = at(of(months(None), top=1), area)["rank"]
        assert at(of(months((area, "2025-09", "growth_monitoring")), top=1), area)["rank"] <= full


SERVICES = ("growth_monitoring", "weighing_coverage", "exclusive_breastfeeding", "unmet_need_kb")


def with_hidden(hidden):
    """Five areas with four services; C is the worst of all in each."""
    lines = {
        "A": (30, 80, 40, 5),
        "B": (50, 20, 60, 9),
        "C": (5, 10, 15, 40),
        "D": (80, 85, 88, 8),
        "E": (85, 89, 70, 6),
    }
    return [
        served(area, value, indicator=id, target=0.1 if id == "unmet_need_kb" else 0.9)
        for area, values in lines.items()
        for id, value in zip(SERVICES, values, strict=True)
        if (area, id) != hidden
    ]  # fmt: skip


def listed(hidden, top=1):
    lower = ("stunting_prevalence", "unmet_need_kb")
    return priority(cover(with_hidden(hidden), lower=lower), CATALOGUE, level=AreaLevel.DESA, top=top)


def test_hiding_a_figure_never_lowers_a_rank():
    full = listed(None).frame.set_index("area")["rank"]
    for area in "ABCDE":
        for id in SERVICES:
            assert at(listed((area, id)), area)["rank"] <= full[area]


def test_a_service_that_is_not_reported_counts_as_unserved_and_is_named():
    # Gaps of D to 90 %: 5 and 2 points, and 90 of the one that is hidden; unmet need is below its 10 %.
    d = at(listed(("D", "growth_monitoring")), "D")
    assert d["service_gap_points"] == pytest.approx((90 + 5 + 2 + 0) / 4)
    assert (d["services"], d["services_expected"]) == (3, 4)
    assert d["worst_service"] == "weighing_coverage"
    words = "belum dilaporkan, dalam urutan dihitung seolah belum ada yang terlayani: "
    assert words + NAMES["growth_monitoring"] in d["reason"]
    assert priority_sentences(d, NAMES, 1)[-1].startswith("Catatan: ")


def test_the_verdict_draws_a_hidden_service_from_the_other_areas():
    # All have 50 % of one service. The other, hidden in B, is 80 % or 0 % there, each in half of the draws
    # (as in A and C): with 0 % it ties with C but for chance, with 80 % it is behind C, so listed in 1/4.
    records = [served(area, 50_000, 100_000, indicator="anc_k4") for area in "ABC"]
    records += [served("A", 80_000, 100_000), served("C", 0, 100_000)]
    found = at(of(records, top=1, plausible=PLAUSIBLE.empty(), draws=4000), "B")
    assert found["score"] == pytest.approx(at(of(records, top=1), "C")["score"])
    assert found["top_share_data"] == pytest.approx(0.25, abs=0.03)


def test_nobody_to_serve_is_no_silence_and_neither_is_a_service_of_few_areas():
    records = [*(served(area, 45) for area in "ABC"), served("D", 0, 0), served("D", 60, indicator="anc_k4")]
    summary = of(records)
    # D has nobody to serve in the first; the second is reported by one area of four.
    assert at(summary, "D")["service_gap_points"] == pytest.approx(30)
    assert at(summary, "A")["service_gap_points"] == pytest.approx(45)
    assert not summary.frame["reason"].str.contains("belum dilaporkan").any()


def test_many_cases_are_more_than_the_mean_and_not_than_the_median():
    """Of 40, 12, 10 and 10 the mean is 18 and the median 11; all together 72 of 400, 18 %."""
    found = of([stunted(area, cases) for area, cases in (("A", 40), ("B", 12), ("C", 10), ("D", 10))])
    quadrants = found.frame.set_index("area")["quadrant"].to_dict()
    assert quadrants == {"A": "both", "B": "neither", "C": "neither", "D": "neither"}


def test_drawn_gaps_lie_between_none_and_the_whole_target_and_prevalence_is_never_negative():
    """3 of 3 against 90 % and 0 of 3: without limits a quarter of the draws would leave them."""
    records = [
        *(served("A", 3, 3), served("B", 0, 3), stunted("A", 0, 3), stunted("B", 1, 3)),
        *(served("A", 0, 3, "unmet_need_kb", target=0.1), served("B", 3, 3, "unmet_need_kb", target=0.1)),
    ]
    cells = cells_of(cover(records, lower=("stunting_prevalence", "unmet_need_kb")), CATALOGUE)
    noise = _Noise.of(cells, PLAUSIBLE.empty())
    (prevalence, cases), gap = noise.drawn(np.random.default_rng(1), np.arange(2), 2000)
    higher, lower = (cells.services.index(name) for name in ("growth_monitoring", "unmet_need_kb"))
    assert (gap[:, :, higher].min(), gap[:, :, higher].max()) == (0, pytest.approx(0.9))
    assert gap[:, :, lower].min() == 0
    assert gap[:, :, lower].max() > 0.9  # above a limit there is no end at the target
    assert prevalence.min() == 0
    assert cases.min() == 0


def test_half_of_the_weight_is_enough_data_for_a_place():
    """Weights 1, 1 and 2: prevalence and cases are half of all, services alone the other half."""
    weights = PriorityWeights(prevalence=1, cases=1, services=2)
    records = [*THREE, *(served(area, 50) for area in "AB"), served("D", 10)]
    summary = of(records, top=1, weights=weights)
    assert at(summary, "C")["rank"] > 0
    assert at(summary, "D")["rank"] > 0
    assert at(summary, "D")["weight_with_data"] == pytest.approx(0.5)


def test_of_as_many_areas_as_the_list_has_places_all_are_on_it_and_no_change_is_named():
    reason = wording.ALL_ON_LIST
    every = of(THREE, top=3).frame
    assert every["change_effect"].tolist() == ["", "", ""]
    assert every["reason"].str.contains(reason, regex=False).all()
    assert not of(THREE, top=2).frame["reason"].str.contains(reason, regex=False).any()


def test_a_list_of_exactly_all_areas_says_so():
    assert "Daftar sepanjang 3 memuat semua wilayah yang dapat dinilai (3)." in of(THREE, top=3).notes
    assert not any("memuat semua" in note for note in of(THREE, top=2).notes)


def test_from_nine_tenths_of_the_draws_a_place_is_certain_and_up_to_a_tenth_there_is_none():
    shares = TopShares(*(np.array([0.9, 0.899, 0.101, 0.1]) for _ in range(3)))
    assert _verdicts(shares)["verdict"].tolist() == ["certain", "depends", "depends", "no"]


def test_one_alone_decides_where_it_spreads_the_outcome_twice_as_much():
    """0.5 x 0.5 is 2.08 times 0.14 x 0.86 and 1.96 times 0.15 x 0.85."""
    wide, narrow = np.array([0.5, 0.5]), np.array([0.14, 0.15])
    assert _verdicts(TopShares(wide, wide, narrow))["depends_on"].tolist() == ["weights", "both"]
    assert _verdicts(TopShares(wide, narrow, wide))["depends_on"].tolist() == ["data", "both"]


def test_a_service_with_a_weight_of_none_leaves_the_list_to_prevalence():
    weights = PriorityWeights(indicators={"growth_monitoring": 0.0})
    summary = of([*THREE, *(served(area, 90 - 20 * n) for n, area in enumerate("ABC"))], weights=weights)
    assert math.isnan(at(summary, "A")["service_gap_points"])
    assert at(summary, "A")["score"] == pytest.approx(30 / 28)


def test_with_few_cases_in_few_areas_the_highest_value_counts_as_one():
    """Of 12 areas one has cases: the 90th percentile is 0, so its own value is 1."""
    records = [stunted(f"D{one:02}", 20 if one == 0 else 0) for one in range(12)]
    assert at(of(records, top=1), "D00")["score"] == pytest.approx(1.0)
    assert at(of(records, top=1), "D01")["score"] == 0


def test_an_area_without_a_score_stands_last_whatever_its_name_and_the_rest_is_judged():
    records = [*THREE, *(served(area, 50) for area in "ABC"), served("0 awal", 10)]
    summary = of(records)
    assert summary.frame["area"].tolist() == ["A", "B", "C", "0 awal"]
    assert summary.notes[0].startswith("Nilai 1 setara")
    assert "Daftar sepanjang 10 memuat semua wilayah yang dapat dinilai (3)." in summary.notes
    listed = summary.frame["reason"].str.contains(wording.ALL_ON_LIST, regex=False)
    assert listed.tolist() == [True, True, True, False]


def test_of_equal_scores_the_area_with_more_cases_comes_first():
    summary = of([stunted("A", 10, 100), stunted("B", 20, 200)], weights=PriorityWeights(cases=0))
    assert summary.frame["area"].tolist() == ["B", "A"]


def test_cases_of_unknown_children_lie_in_no_quadrant():
    found = of([stunted("A", 7, NAN, share=0.3), stunted("B", 5)]).frame.set_index("area")["quadrant"]
    assert found.to_dict() == {"A": "", "B": "neither"}


def test_what_neither_weights_nor_data_move_alone_depends_on_both():
    shares = TopShares(*(np.array([share]) for share in (0.5, 1.0, 0.0)))
    assert _verdicts(shares)[["verdict", "depends_on"]].to_numpy().tolist() == [["depends", "both"]]


def test_draws_take_the_mean_over_the_services_that_count_in_an_area():
    """A is 40 points short in two services, B 50 in the only one that is expected of it: B always leads.

    Unmet need is told of one area of three, so it counts in A alone; with 100,000 people nothing moves by
    chance. Halved for the service that does not count, B would have 25 points.
    """
    people = 100_000
    records = [
        {"area": area, "indicator": indicator, "numerator": served, "denominator": people, "target": target}
        for area, indicator, served, target in (
            ("A", "growth_monitoring", 50_000, 0.9),
            ("A", "unmet_need_kb", 50_000, 0.1),
            ("B", "growth_monitoring", 40_000, 0.9),
            ("C", "growth_monitoring", 80_000, 0.9),
        )
    ]
    frame = priority(
        cover(records, lower=("stunting_prevalence", "unmet_need_kb")),
        CATALOGUE,
        level=AreaLevel.DESA,
        options=PriorityOptions(weights=PriorityWeights(0, 0, 1)),
        top=1,
    ).frame.set_index("area")
    assert frame["service_gap_points"].round(6).to_dict() == {"A": 40, "B": 50, "C": 10}
    for name in ("top_share", "top_share_weights", "top_share_data"):
        assert frame[name].to_dict() == {"A": 0, "B": 1, "C": 0}


def test_services_weigh_in_the_draws_as_they_do_in_the_score():
    """Weights 0.65 and 0.35. Prevalence 20, 10 and 1 % (18 is 1), gaps 10, 40 and 5 points (34 is 1).

    A: 0.65 x 1.11 + 0.35 x 0.29 = 0.83, B: 0.36 + 0.41 = 0.77. Were services twice as heavy, B would lead.
    """
    people = 100_000
    records = [
        {"area": area, "indicator": indicator, "numerator": round(share * people), "denominator": people}
        | {"target": target}
        for area, prevalence, served in (("A", 0.20, 0.80), ("B", 0.10, 0.50), ("C", 0.01, 0.85))
        for indicator, share, target in (
            ("stunting_prevalence", prevalence, 0.14),
            ("growth_monitoring", served, 0.9),
        )
    ]
    options = PriorityOptions(weights=PriorityWeights(0.65, 0, 0.35))
    frame = priority(cover(records), CATALOGUE, level=AreaLevel.DESA, options=options, top=1).frame
    row = frame.set_index("area").loc["A"]
    assert (row["rank"], row["top_share_data"]) == (1, 1)
    assert row["top_share_weights"] > 0.5
    assert row["top_share"] > 0.5
