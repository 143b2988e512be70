import math

import numpy as np
import pandas as pd
import pytest

from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.comparing.inequality_sentences import inequality_sentences, named_points, worst_words
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()


def desa(name, numerator, denominator, kecamatan="Penajam", **more):
    return {"area": name, "kecamatan": kecamatan, "numerator": numerator, "denominator": denominator, **more}


def of(records, level=AreaLevel.DESA, **options):
    return inequality(cover(records), CATALOGUE, level=level, **options)


def only(summary, **wanted):
    frame = summary.frame
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


TWO = [desa("Sotek", 50, 100), desa("Riko", 300, 300, "Waru")]


def test_the_worst_area_says_how_many_may_be_no_better():
    """48 of 80 beside 56 of 70 is 5,2 to 33,4 points worse (Newcombe 1998); 5 of 8 beside 48 of 80 is not."""
    row = only(of([desa("Sotek", 48, 80), desa("Riko", 56, 70), desa("Waru", 5, 8, "Waru")]), kecamatan="")
    assert row["worst_alike"] == 1
    assert worst_words(row) == "Sotek (60,0 %, tidak dapat dibedakan dari 1 wilayah lain)"
    assert inequality_sentences(row, "Imunisasi")[0] == (
        "Imunisasi: Riko (80,0 %) dan Sotek (60,0 %, tidak dapat dibedakan dari 1 wilayah lain) "
        "berselisih 20,0 poin."
    )


def test_a_desa_of_few_people_is_neither_the_best_nor_the_worst():
    """0 of 2 and 2 of 2 beside 5.000 and 5.300 of 10.000: rho is 19 / 10.003, so M is 526.

    0 of 2 is drawn to 51,3, half to 50,1, 53 % to 52,9 and 2 of 2 to 51,7 %. The range D stays 100 points.
    All 20.004: mean 51,5 %; at 53 % 300 people more.
    """
    row = only(
        of(
            [desa("Sotek", 0, 2), desa("Riko", 2, 2), desa("Waru", 5000, 10000), desa("Maridan", 5300, 10000)]
        ),
        kecamatan="",
    )
    assert (row["best_area"], row["worst_area"]) == ("Maridan", "Waru")
    assert row["d_points"] == pytest.approx(100)
    assert named_points(row) == pytest.approx(3)
    sentences = inequality_sentences(row, "IFA")
    assert sentences[0].startswith("IFA: Maridan (53,0 %) dan Waru (50,0 %, tidak dapat dibedakan dari 2 wil")
    assert "Bila semua setara Maridan, 300 balita lagi terlayani." in sentences


def test_the_example_of_the_docstring():
    row = only(of(TWO), kecamatan="")
    assert row["mean"] == pytest.approx(0.875)
    assert row["d_points"] == pytest.approx(50)
    assert row["mdmw_points"] == pytest.approx(18.75)
    assert row["par_points"] == pytest.approx(12.5)
    assert row["par_people"] == pytest.approx(50)
    assert (row["best_area"], row["worst_area"]) == ("Riko", "Sotek")
    assert (row["best_share"], row["worst_share"]) == (1.0, 0.5)
    assert row["worst_alike"] == 0
    assert row["bgv"] == pytest.approx(0.25 * 37.5**2 + 0.75 * 12.5**2)
    # Only Sotek adds noise: p(1-p) = 3/16, y(1-y)/N = 0.25/100, in squared points.
    assert row["bgv_noise"] == pytest.approx(1e4 * 3 / 16 * 0.25 / 100)
    assert row["bgv_beyond_noise"] == pytest.approx(row["bgv"] - row["bgv_noise"])


def test_desa_are_compared_together_and_within_each_kecamatan():
    summary = of([*TWO, desa("Sesulu", 10, 40, "Waru")])
    assert sorted(summary.frame["kecamatan"]) == ["", "Penajam", "Waru"]
    assert only(summary, kecamatan="Waru")["d_points"] == pytest.approx(75)
    assert only(summary, kecamatan="Penajam")["areas"] == 1
    assert "hanya satu wilayah" in only(summary, kecamatan="Penajam")["reason"]


def test_kecamatan_are_compared_only_together():
    rows = [
        {"area_level": "kecamatan", "area": name, "kecamatan": name, "numerator": x, "denominator": 100}
        for name, x in (("Penajam", 40), ("Waru", 60))
    ]
    summary = of(rows, AreaLevel.KECAMATAN)
    assert only(summary)["kecamatan"] == ""
    assert only(summary)["d_points"] == pytest.approx(20)


def test_lower_is_better_names_the_lowest_as_best():
    row = only(
        of(
            [
                desa("A", 10, 100, indicator="stunting_prevalence"),
                desa("B", 30, 100, indicator="stunting_prevalence"),
            ]
        ),
        kecamatan="",
    )
    assert (row["best_area"], row["worst_area"]) == ("A", "B")
    assert row["par_points"] == pytest.approx(-10)
    assert row["par_people"] == pytest.approx(20)
    assert any("20 balita lebih sedikit" in text for text in inequality_sentences(row, "Stunting"))


def test_survey_and_register_and_periods_stay_apart():
    records = [
        desa(name, x, 100, series=series, period=period)
        for series in ("register", "survey")
        for period in ("2023", "2024")
        for name, x in (("A", 10), ("B", 20))
    ]
    summary = of(records)
    assert len(summary.frame[summary.frame["kecamatan"] == ""]) == 4


def test_rows_stand_in_the_order_of_the_coverage():
    records = [desa("A", 10, 100, indicator=id) for id in ("stunting_prevalence", "anc_k6", "imd")]
    found = of(records).frame
    assert found["indicator"].tolist() == ["stunting_prevalence", "anc_k6", "imd"] * 2


def test_equal_areas_have_no_spread_beyond_noise():
    row = only(of([desa("A", 100, 100), desa("B", 50, 50)]), kecamatan="")
    assert (row["bgv"], row["bgv_noise"], row["bgv_beyond_noise"]) == (0, 0, 0)
    assert any("sasaran yang sedikit" in text for text in inequality_sentences(row, "X"))


@pytest.mark.parametrize(
    ("records", "areas"),
    [
        ([desa("A", 5, 10)], 1),
        ([desa("A", 1, 2, indicator="belum_ada"), desa("B", 2, 2, indicator="belum_ada")], 2),
    ],
)
def test_no_best_and_worst_are_named_of_one_area_or_where_neither_way_is_better(records, areas):
    row = only(of(records), kecamatan="")
    assert (row["areas"], row["worst_alike"]) == (areas, 0)
    assert not any("terbaik" in text for text in inequality_sentences(row, "X"))


def test_a_reason_that_names_no_measure_is_said_only_where_all_lack():
    nobody = desa("C", math.nan, math.nan, share=0.5)
    row = only(of([*TWO, nobody]), kecamatan="")
    assert "1 wilayah tanpa sasaran tidak masuk ukuran tertimbang" in row["reason"]
    assert not any(text.startswith("Tidak lengkap") for text in inequality_sentences(row, "X"))
    row = only(of([nobody, {**nobody, "area": "D", "share": 0.6}]), kecamatan="")
    assert inequality_sentences(row, "X")[-1] == (
        "Tidak lengkap: sasaran tidak diketahui, rata-rata tertimbang tidak dapat dihitung."
    )


def test_a_reference_may_be_chosen_by_name_or_key():
    records = [*TWO, desa("Sesulu", 10, 40, "Waru")]
    row = only(of(records, reference="Sotek"), kecamatan="")
    assert row["mdru_points"] == pytest.approx((0 + 50 + 25) / 3)
    assert row["d_reference_points"] == pytest.approx(25)
    assert math.isnan(only(of(records), kecamatan="")["mdru_points"])
    assert "tidak ada wilayah acuan" in only(of(records), kecamatan="")["reason"]


def test_sentences_of_the_four_measures():
    row = only(of(TWO), kecamatan="")
    assert inequality_sentences(row, "Pemantauan pertumbuhan") == (
        "Pemantauan pertumbuhan: terbaik Riko (100,0 %), terburuk Sotek (50,0 %); selisih 50,0 poin.",
        "Rata-rata jarak dari rata-rata semua wilayah (87,5 %) adalah 18,8 poin.",
        "Jarak itu 21,4 % dari rata-ratanya.",
        "Bila semua setara Riko, 50 balita lagi terlayani.",
    )


def years(first, second, size):
    return [
        desa(name, size * share / 100, size, period=period)
        for period, shares in (("2023", first), ("2024", second))
        for name, share in zip("ABCD", shares, strict=True)
    ]


@pytest.mark.parametrize(
    ("first", "second", "size", "change"),
    [
        ((40, 50, 50, 60), (10, 50, 50, 90), 1000, "wider"),
        ((10, 50, 50, 90), (40, 50, 50, 60), 1000, "narrower"),
        # BGV 50 and 54.5 squared points; noise of 10 people each is 3/16 * 4 * 0.24 / 10 or so = 180.
        ((40, 50, 50, 60), (40, 50, 50, 61), 10, "same"),
    ],
)
def test_more_unequal_is_said_only_beyond_noise(first, second, size, change):
    summary = of(years(first, second, size))
    assert only(summary, kecamatan="", period="2024")["change"] == change
    assert only(summary, kecamatan="", period="2024")["earlier_period"] == "2023"
    assert only(summary, kecamatan="", period="2023")["change"] == ""


def test_a_month_is_not_compared_with_a_year():
    records = [
        desa(name, x, 100, period=period)
        for period in ("2023", "2024-05")
        for name, x in (("A", 10), ("B", 20))
    ]
    assert set(of(records).frame["change"]) == {""}


def test_noise_alone_is_named_in_the_sentences():
    row = only(of([desa("A", 5, 10), desa("B", 6, 10)]), kecamatan="")
    assert row["bgv_beyond_noise"] == 0
    assert any("sasaran yang sedikit" in text for text in inequality_sentences(row, "X"))


@pytest.mark.parametrize(
    "records",
    [
        [desa("A", 50, 100)],
        [desa("A", math.nan, math.nan), desa("B", math.nan, math.nan)],
        [desa("A", 5, 0), desa("B", 0, 0)],
        [desa("A", -5, 10), desa("B", 5, -10)],
        [desa("A", 1e308, 1e308), desa("B", 1e308, 1)],
        [desa("A", math.nan, math.nan, share=0.5), desa("B", math.nan, math.nan, share=0.6)],
        [
            desa("A", 1, 2, indicator="belum_ada_di_katalog"),
            desa("B", 2, 2, indicator="belum_ada_di_katalog"),
        ],
    ],
    ids=[
        "one area",
        "all missing",
        "zero denominators",
        "negative",
        "1e308",
        "percent only",
        "unknown indicator",
    ],
)
def test_bad_input_gives_a_row_with_reasons(records):
    summary = of(records)
    row = only(summary, kecamatan="")
    numbers = pd.to_numeric(row[["mean", "d_points", "mdmw_points", "par_people", "bgv", "ti", "mld"]])
    assert np.isfinite(numbers.dropna().to_numpy()).all()
    assert numbers.isna().any()
    assert row["reason"]


def test_an_empty_frame_says_so():
    summary = of([])
    assert summary.frame.empty
    assert summary.notes == ("Tidak ada data tingkat desa/kelurahan.",)


def test_rows_that_contradict_each_other_are_reported_and_not_used():
    summary = of([*TWO, desa("Sotek", 60, 100)])
    row = only(summary, kecamatan="")
    assert row["areas"] == 1
    assert row["areas_without_value"] == 1
    assert "angka ganda yang berbeda" in summary.notes[0]
    assert f"Sotek, {CATALOGUE.indicator('growth_monitoring').short_name}, Tahun 2024" in summary.notes[0]


def test_a_repeated_row_counts_once():
    summary = of([*TWO, TWO[0]])
    assert only(summary, kecamatan="")["mean"] == pytest.approx(0.875)
    assert "dihitung sekali" in summary.notes[0]
