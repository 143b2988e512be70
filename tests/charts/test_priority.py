"""Who comes first: the sentence and the list with its line."""

import math

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.answer import Tone
from stunting.charts.card import BarCell, card_texts
from stunting.charts.priority_answer import priority_answer
from stunting.charts.priority_card import CASES, NAME, PREVALENCE, WORST, priority_card
from stunting.model.summaries import COVERAGE
from stunting.model.summaries.priority import PRIORITY
from tests.builders import DESA
from tests.charts.rows import frame, ifa, place, row, rows_of

CATALOGUE = load_catalogue()
FIRST, SECOND, THIRD = "64.09.01.1001", "64.09.01.1002", "64.09.02.2002"


def ranked(*rows):
    """PRIORITY rows in order: area code, verdict, share of draws, and what it depends on."""
    return rows_of(
        PRIORITY,
        *(
            place(code)
            | {"rank": rank if verdict else 0, "verdict": verdict, "top_share": often, "depends_on": on}
            | {"prevalence": 0.256, "cases": 113.0, "children": 441.0, "service_gap_points": 13.94}
            | {"worst_service": "pregnant_ifa_90", "worst_service_gap_points": 42.4}
            for rank, (code, verdict, often, on) in enumerate(rows, start=1)
        ),
    )


CLEAR = ranked((FIRST, "certain", 0.98, ""), (SECOND, "depends", 0.5, "data"), (THIRD, "no", 0.01, ""))


def said(words):
    return "".join(one.text for one in words)


def test_the_certain_are_named_and_the_others_say_what_they_hang_on():
    words = priority_answer(CLEAR, 2)
    assert said(words) == (
        "1 desa/kelurahan pasti didahulukan: Tanjung Tengah. 1 lain bergantung pada data yang ragu."
    )
    assert [one.text for one in words if one.tone is Tone.WORST] == ["Tanjung Tengah"]


def test_where_none_is_certain_the_first_are_named_as_such():
    rows = ranked((FIRST, "depends", 0.6, "data"), (SECOND, "depends", 0.5, "weights"), (THIRD, "no", 0, ""))
    assert said(priority_answer(rows, 1)) == (
        "Belum ada desa/kelurahan yang pasti masuk daftar 1; teratas Tanjung Tengah, Salo Loang, dan Sesulu. "
        "2 bergantung pada bobot atau data yang ragu."
    )


def test_a_list_that_holds_everybody_is_an_order_only():
    rows = ranked((FIRST, "certain", 1.0, ""), (SECOND, "certain", 1.0, ""))
    assert said(priority_answer(rows, 10)) == (
        "Urutan 2 desa/kelurahan: Tanjung Tengah dan Salo Loang; semuanya masuk daftar 10."
    )


def test_without_prevalence_or_without_any_figure_the_sentence_says_so():
    rows = CLEAR.assign(prevalence=math.nan)
    assert said(priority_answer(rows, 1)).endswith(
        "Tanpa prevalensi stunting, daftar disusun dari kesenjangan layanan saja."
    )
    assert said(priority_answer(ranked((FIRST, "", math.nan, "")), 1)).startswith("Belum ada wilayah")


def test_the_list_holds_verdict_and_figures_and_a_line_below_the_first():
    found = priority_card(CLEAR, COVERAGE.empty(), CATALOGUE, top=2)
    assert found.card.cut == 2
    heads, texts = card_texts(found.card)
    assert heads[0] == "Desa/kelurahan"
    assert texts[0] == [
        *("1. Tanjung Tengah Penajam", "pasti", "98", "25,6", "113", "13,9"),
        "\u221242 TTD 90 tablet ibu hamil",
    ]
    assert [row[1] for row in texts] == ["pasti", "bergantung", "tidak"]
    bar = found.card.rows[1].cells[2]
    assert isinstance(bar, BarCell)
    assert (bar.length, bar.beside) == (0.5, True)


def test_areas_without_a_score_stand_last_without_a_place():
    rows = ranked((FIRST, "certain", 0.98, ""), (SECOND, "", math.nan, ""))
    found = priority_card(rows, COVERAGE.empty(), CATALOGUE, top=10)
    assert found.card.cut == 1
    _, texts = card_texts(found.card)
    assert texts[1][:3] == ["Salo Loang Penajam", "belum dinilai", "\u2013"]


def test_a_click_leads_to_the_figure_of_the_desa_in_its_own_period():
    coverage = frame(ifa(FIRST, 40, 100, "far", 50, period="2023"), ifa(FIRST, 50, 100, "far", 40))
    found = priority_card(CLEAR, coverage, CATALOGUE, top=2)
    point = found.points[FIRST, WORST]
    assert (point.area_key, point.indicator, point.period) == (FIRST, "pregnant_ifa_90", "2024")
    # No figure of its own stands behind prevalence or name here.
    assert not {(FIRST, PREVALENCE), (FIRST, CASES), (FIRST, NAME), (SECOND, WORST)} & found.points.keys()


def test_figures_older_than_those_of_others_carry_a_mark_and_their_month():
    def stunting(code, period):
        return row(code, indicator="stunting_prevalence", share=0.2, status="no_target", period=period)

    coverage = frame(
        *(stunting(FIRST, month) for month in ("2025-09", "2025-10")),
        stunting(SECOND, "2025-09"),
        stunting(THIRD, "2025-10"),
    )
    found = priority_card(CLEAR, coverage, CATALOGUE, top=2)
    marks = [[one.mark for one in line.cells[3:5]] for line in found.card.rows]
    assert marks == [["", ""], ["*", "*"], ["", ""]]
    assert found.older == "* angka lebih lama dari wilayah lain: Salo Loang (September 2025)."


def test_a_long_list_folds_what_stands_far_behind():
    codes = list(DESA)[:20]
    rows = ranked(*((code, "no", 0.0, "") for code in codes))
    few = priority_card(rows, COVERAGE.empty(), CATALOGUE, top=10).card
    assert (len(few.rows), few.more) == (16, "Tampilkan 4 wilayah lainnya")
    every = priority_card(rows, COVERAGE.empty(), CATALOGUE, top=10, everything=True).card
    assert (len(every.rows), every.more) == (20, "Sembunyikan lainnya")
    # A longer list is never cut in the middle.
    assert len(priority_card(rows, COVERAGE.empty(), CATALOGUE, top=18).card.rows) == 18
