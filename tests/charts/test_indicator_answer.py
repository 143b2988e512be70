"""The sentence and the four figures of one indicator. All numbers are invented."""

import math

import pytest

from stunting.analysis.coverage.together import together
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.coverage_rows import gap_words
from stunting.charts.indicator_answer import (
    earlier_row,
    indicator_answer,
    indicator_figures,
    together_answer,
    together_figures,
)
from stunting.charts.strip_cards import strip
from tests.charts.rows import frame, ifa, row, text_of

CATALOGUE = load_catalogue()
PPU = "64.09"
DESA = [f"64.09.01.100{number}" for number in range(1, 4)]


def one(frame_of_one):
    return frame_of_one.to_dict("records")[0]


def desa(*served):
    """Desa with 100 women each; the target of 90 % is met by 90 and more."""
    rows = [
        ifa(code, count, 100, "met" if count >= 90 else "far", max(0, 90 - count))
        for code, count in zip(DESA, served, strict=True)
    ]
    return strip(frame(*rows), frame(), 0.7, CATALOGUE)


@pytest.mark.parametrize(
    ("served", "said"),
    [
        # Of 100 the 95 % interval of 50 ends at 59,6 %, below 70 %; that of 68 reaches over it.
        (
            (50, 68, 68),
            " Tak satu pun dari 3 desa/kelurahan mencapai target; 1 desa/kelurahan jelas lebih rendah dari "
            "kabupaten (rentang 95 %).",
        ),
        ((95, 68, 72), " 1 dari 3 desa/kelurahan mencapai target."),
        ((95, 92, 91), " Semua 3 desa/kelurahan mencapai target."),
    ],
)
def test_the_sentence_says_where_it_stands_and_how_many_desa_are_really_lower(served, said):
    row = one(frame(ifa(PPU, 70, 100, "far", 20)))
    words = text_of(indicator_answer(row, desa(*served), CATALOGUE))
    assert words == f"TTD 90 tablet ibu hamil: 70,0 % dari target 90 %.{said}"


def test_without_target_or_figure_nothing_is_claimed():
    plain = one(frame(row(PPU, share=0.7)))
    assert text_of(indicator_answer(plain, None, CATALOGUE)).endswith(": 70,0 %.")
    none = one(frame(row(PPU)))
    said = text_of(indicator_answer(none, None, CATALOGUE))
    assert said.endswith(": belum ada angka untuk Penajam Paser Utara.")


def test_several_kabupaten_are_said_together():
    """40 of 50 and 10 of 150 are 50 of 200, 25 %; a target of 90 % is met by neither."""
    rows = frame(ifa(DESA[0], 40, 50, "behind", 5), ifa(DESA[1], 10, 150, "far", 125))
    rows = rows.assign(area=["Penajam Paser Utara", "Paser"], area_level="kabupaten")
    said = text_of(together_answer("TTD", together(rows)))
    assert said == (
        "TTD: 25,0 % di 2 kabupaten/kota bersama-sama; 0 dari 2 kabupaten/kota mencapai target; "
        "terjauh Paser, 6,7 %."
    )
    assert text_of(together_answer("TTD", together(rows.iloc[:0]))) == "TTD."
    assert [(one.title, one.value, one.unit, one.notes) for one in together_figures(together(rows))] == [
        ("Capaian semua kabupaten/kota", "25,0 %", "", ("jumlah 2 kabupaten/kota",)),
        ("Kabupaten/kota mencapai target", "0", "dari 2", ()),
        ("Terjauh dari target: Paser", "6,7 %", "", ()),
    ]


def test_of_several_kabupaten_a_single_one_that_can_be_judged_is_no_count():
    rows = frame(ifa(DESA[0], 40, 50, "behind", 5), row(DESA[1], share=math.nan))
    rows = rows.assign(area=["Penajam Paser Utara", "Paser"], area_level="kabupaten")
    said = text_of(together_answer("TTD", together(rows)))
    assert said.startswith(
        "TTD: 80,0 % di 1 kabupaten/kota bersama-sama; satu-satunya yang dapat dinilai belum mencapai target"
    )
    first, *others = together_figures(together(rows))
    assert first.notes == ("jumlah 1 dari 2 kabupaten/kota",)
    assert "Kabupaten/kota mencapai target" not in [one.title for one in others]


def test_four_figures_and_the_change_since_the_year_before():
    now = one(frame(ifa(PPU, 70, 100, "far", 20, period="2025")))
    rows = frame(
        ifa(PPU, 60, 100, "far", 30, period="2023"),
        ifa(PPU, 64, 100, "far", 26, period="2024"),
        ifa(PPU, 65, 100, "far", 25, period="2024-08"),
        ifa("64.09.02", 10, 100, "far", 80, period="2024"),
    )
    earlier = earlier_row(rows, now)
    assert (earlier["period"], earlier["share"]) == ("2024", 0.64)
    found = indicator_figures(now, earlier, CATALOGUE)
    assert [(figure.title, figure.value) for figure in found] == [
        ("Capaian, Penajam Paser Utara", "70,0 %"),
        ("Target", "90 %"),
        ("Kurang hingga target", "20"),
        ("Sejak Tahun 2024", "+6,0"),
    ]
    assert (found[3].change, found[3].base, found[3].good) == ("membaik", "dari 64,0 %", 1)
    assert earlier_row(rows.iloc[:0], now) is None


def test_of_what_the_kabupaten_itself_lacks_nobody_is_missing():
    row = one(frame(ifa(PPU, 0, 1, "far", 1) | {"target_group": "kabupaten"}))
    found = indicator_figures(row, None, CATALOGUE)
    # It is done or not: neither people nor points are missing.
    assert [(figure.title, figure.value) for figure in found] == [
        ("Capaian, Penajam Paser Utara", "belum"),
        ("Target", "sudah"),
    ]
    assert text_of(indicator_answer(row, None, CATALOGUE)) == "TTD 90 tablet ibu hamil: belum terpenuhi."
    assert gap_words(1.0, "kabupaten", lower=False) == ""
    assert gap_words(1.0, "kecamatan", lower=False) == "kurang 1 kecamatan"


def test_of_many_desa_a_block_shows_the_five_worst():
    def many(count):
        rows = [
            ifa(DESA[0], 10 + at, 100, "far", 80 - at)
            | {"area_key": f"64.09.01.{1000 + at}", "area": f"Desa {at}"}
            for at in range(count)
        ]
        return strip(frame(*rows), frame(), 0.7, CATALOGUE)

    assert [(len(one.card.rows), many(80).folded) for one in many(80).blocks] == [(80, False)]
    [block] = many(81).blocks
    assert many(81).folded
    assert [row.name for row in block.card.rows] == ["Desa 0", "Desa 1", "Desa 2", "Desa 3", "Desa 4"]
