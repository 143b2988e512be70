import json
import math

import pytest

from stunting.charts.card import (
    BarCell,
    BulletCell,
    Card,
    CardColumn,
    CardRow,
    DeltaCell,
    DumbbellCell,
    IntervalCell,
    ScoreCell,
    SparkCell,
    TextCell,
    VerdictCell,
    card_data,
    card_texts,
)
from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict

COLUMNS = (CardColumn("name", "Indikator", 200), CardColumn("whole", "Kabupaten", hint="Kabupaten (%)"))


def card(*rows):
    return Card("Kartu", COLUMNS, rows)


def test_a_row_needs_a_cell_for_each_column():
    with pytest.raises(ValueError, match="other cells"):
        card(CardRow("a", "A", (TextCell("A"),)))


def test_a_key_stands_once():
    row = CardRow("a", "A", (TextCell("A"), TextCell("1")))
    with pytest.raises(ValueError, match="twice"):
        card(row, row)


def test_what_is_missing_is_left_out_and_zero_is_kept():
    bullet = BulletCell("0,0 %", Status.FAR, length=0.0, target=math.nan, order=0.0)
    data = card_data(card(CardRow("a", "A", (TextCell("A", mark="°"), bullet))))
    assert data["rows"][0]["cells"] == [
        {"kind": "text", "text": "A", "mark": "°"},
        {"kind": "bullet", "text": "0,0 %", "status": "far", "length": 0.0, "order": 0.0},
    ]
    assert data["columns"][0] == {
        "key": "name",
        "title": "Indikator",
        "width": 200,
        "align": "left",
        "narrow": True,
    }


def test_every_kind_of_cell_becomes_json_that_knows_its_kind():
    cells = (
        TextCell("a"),
        ScoreCell("60,0", Status.FAR, order=0.6),
        BulletCell("60,0 %", Status.FAR, 0.6, 0.9, 0.5),
        DumbbellCell("60,0 %", Status.FAR, 0.6, 0.7),
        IntervalCell("60,0 %", Status.FAR, 0.6, 0.5, 0.7),
        BarCell("12", 1.0, strong=True),
        DeltaCell("↑ 4,3", good=1),
        SparkCell("turun", (1.0, 0.5, 0.0)),
        VerdictCell("pasti", Verdict.CERTAIN),
    )
    columns = tuple(CardColumn(f"c{place}", "") for place in range(len(cells)))
    data = json.loads(json.dumps(card_data(Card("Semua", columns, (CardRow("a", "A", cells),)))))
    assert [cell["kind"] for cell in data["rows"][0]["cells"]] == [
        *("text", "score", "bullet", "dumbbell", "interval", "bar", "delta", "spark", "verdict")
    ]


def test_an_uploaded_name_is_passed_as_it_is():
    data = card_data(card(CardRow("a", "<b>A</b>", (TextCell("<b>A</b>"), TextCell("1")))))
    assert data["rows"][0]["cells"][0]["text"] == "<b>A</b>"


def test_as_texts_a_mark_stays_with_its_number_and_heads_are_full():
    row = CardRow(
        "a", "A", (TextCell("90", note="↓ baik", tag="2024", mark="°"), ScoreCell("60,0", Status.FAR))
    )
    assert card_texts(card(row)) == (["Indikator", "Kabupaten (%)"], [["90° ↓ baik 2024", "60,0"]])


def test_a_number_without_end_is_left_out_as_json_has_none():
    data = card_data(card(CardRow("a", "A", (TextCell("A", order=math.inf), TextCell("1", order=2.0)))))
    assert json.loads(json.dumps(data, allow_nan=False))["rows"][0]["cells"][1]["order"] == 2.0
