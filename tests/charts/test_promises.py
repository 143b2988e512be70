"""Charts of promises: counts that add up, a way to the later figure, signs beside colours."""

import math

import pytest

from stunting.analysis.acting.promises import promises
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import card_texts
from stunting.charts.promises import promise_counts
from stunting.charts.promises_card import NOW, promises_answer, promises_card
from stunting.model.follow_up import empty_record, plan_frame
from stunting.model.summaries.promises import PROMISES
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
PLACES = {"64.09.02": "Waru", "64.09.03": "Babulu"}


def promise(id, key, opd, target=0.8):
    return {
        **empty_record(id),
        "series": "register",
        "period": "2024",
        "area_key": key,
        "kecamatan": PLACES[key],
        "indicator": "growth_monitoring",
        "target_group": "balita",
        "denominator": 100.0,
        "share": 0.40,
        "target": target,
        "gap_people": 40.0,
        "issue": "<b>isu</b>",
        "opd": opd,
    }


@pytest.fixture
def judged():
    # Waru went from 40 to 85 of 100 (kept), Babulu to 20 (the wrong way); a third has no target.
    plan = plan_frame(
        [
            promise("T001", "64.09.02", "Dinas Kesehatan"),
            promise("T002", "64.09.03", "Dinas <i>Sosial</i>"),
            promise("T003", "64.09.03", "Dinas Kesehatan", math.nan),
        ]
    )
    common = {"area_level": "kecamatan", "period": "2025", "denominator": 100}
    later = [
        {**common, "area_code": key, "area": name, "kecamatan": name, "numerator": served}
        for (key, name), served in zip(PLACES.items(), (85, 20), strict=True)
    ]
    return promises(plan, cover(later), CATALOGUE).frame


def segments(chart):
    return {trace.name: list(trace.x) for trace in chart.figure.data}


def test_counts_by_office_put_unkept_promises_first(judged):
    chart = promise_counts(judged, by="opd")
    assert chart.table["OPD"].tolist() == ["Dinas <i>Sosial</i>", "Dinas Kesehatan"]
    assert segments(chart) == {"✓ Ditepati": [0, 1], "✗ Berlawanan": [1, 0], "– Belum terukur": [0, 1]}
    assert chart.title == "Dari 3 janji: 1 ditepati, 1 berlawanan, 1 belum terukur"
    assert "Dinas Kesehatan 1 dari 2 ditepati" in chart.alt
    assert [text for trace in chart.figure.data for text in trace.text if text] == ["✓", "✗", "–"]
    assert "<i>" not in "".join(note.text for note in chart.figure.layout.annotations)


def test_counts_by_kecamatan(judged):
    chart = promise_counts(judged, by="kecamatan")
    assert chart.table["Kecamatan"].tolist() == ["Babulu", "Waru"]


def test_without_promises_the_chart_says_so():
    assert promise_counts(PROMISES.empty(), by="opd").title == "Belum ada janji"


def test_the_card_begins_with_the_worst_and_leads_to_the_later_figures(judged):
    found = promises_card(judged, CATALOGUE)
    heads, rows = card_texts(found.card)
    assert [row[heads.index("Putusan")] for row in rows] == ["✗ Berlawanan", "✓ Ditepati", "– Belum terukur"]
    assert [row[heads.index("Capaian kini (%)")] for row in rows] == ["20,0", "85,0", "20,0"]
    assert rows[0][heads.index("Yang dijanjikan (%)")] == "80,0"
    assert {(point.area_key, point.period) for point in found.points.values()} == {
        ("64.09.02", "2025"),
        ("64.09.03", "2025"),
    }
    assert {column for _, column in found.points} == {NOW}


def test_a_move_is_drawn_from_the_share_of_then_to_that_of_now(judged):
    moved = promises_card(judged, CATALOGUE).card.rows[0].cells[3]
    assert (moved.other, moved.value, moved.target) == (0.4, 0.2, 0.8)
    assert moved.text == "dari 40 % menjadi 20 %, janji 80 %"


def test_the_answer_counts_all_promises_and_names_the_one_farthest_from_its_goal(judged):
    said = "".join(one.text for one in promises_answer(judged, CATALOGUE))
    assert said.startswith("Dari 3 janji: 1 ditepati, 1 berlawanan, 1 belum terukur.")
    assert said.endswith("di Babulu, 20 % dari janji 80 %.")
    assert "".join(one.text for one in promises_answer(PROMISES.empty(), CATALOGUE))


def test_promises_equally_far_from_their_goals_are_named_together():
    """Both went from 40 to 20 of 100 where 80 was promised: 60 points to go."""
    plan = plan_frame([promise(f"T00{at}", key, "Dinas Kesehatan") for at, key in enumerate(PLACES, start=1)])
    common = {"area_level": "kecamatan", "period": "2025", "denominator": 100, "numerator": 20}
    later = [{**common, "area_code": key, "area": name, "kecamatan": name} for key, name in PLACES.items()]
    said = "".join(
        one.text for one in promises_answer(promises(plan, cover(later), CATALOGUE).frame, CATALOGUE)
    )
    name = "Pemantauan tumbuh kembang balita"
    assert said.endswith(f" Paling jauh: {name} di Waru dan {name} di Babulu, masing-masing 60,0 poin.")
