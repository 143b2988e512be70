"""Decisions survive the way through a file; a file that is none is told apart."""

import json

import pytest

from stunting.model.decision_file import OfficeDecisions, from_json, to_json
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import Direction, Indicator, IndicatorKind, SourceMark, Target, Unit

COLUMN = Decision(DecisionKind.COLUMN_INDICATOR, "Bumil / Σ", "pregnant_ifa_90", "abc")
AREA = Decision(DecisionKind.AREA, "Sepaku / Semoi II", "64.09.04.2010")
INDICATOR = Indicator(
    id="own_kelas_ibu",
    name="Kelas ibu hamil",
    short_name="Kelas ibu hamil",
    synonyms=("KIH",),
    target_group="ibu hamil",
    kind=IndicatorKind.SUPPLY,
    sector="Kesehatan",
    opd=("Dinas Kesehatan",),
    numerator="ikut",
    denominator="ibu hamil",
    unit=Unit.PERCENT,
    direction=Direction.HIGHER,
    evidence=SourceMark.OFFICE,
)
OFFICE = OfficeDecisions(
    decisions=(COLUMN, AREA),
    indicators=(INDICATOR,),
    targets=(Target("own_kelas_ibu", 2025, 0.8, "kantor", SourceMark.OFFICE),),
    kabupaten="64.09",
)


def test_there_and_back():
    assert from_json(to_json(OFFICE).encode()) == OFFICE
    assert from_json(b"\xef\xbb\xbf" + to_json(OfficeDecisions()).encode()) == OfficeDecisions()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'"text"',
        b"{}",
        b'{"version": 2, "decisions": [], "indicators": [], "targets": [], "kabupaten": ""}',
        b'{"version": 9, "decisions": [], "indicators": [], "targets": [], "kabupaten": ""}',
        b'{"version": 1, "decisions": [{"kind": "area"}], "indicators": [], "targets": [], "kabupaten": ""}',
        b'{"version": 1, "decisions": [{"kind": "no", "subject": "", "value": "", "fingerprint": ""}],'
        b' "indicators": [], "targets": [], "kabupaten": ""}',
        b'{"version": 1, "decisions": [], "indicators": [], "targets": [], "kabupaten": 6409}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_none_is_told_apart(data):
    with pytest.raises(ValueError, match=r".+"):
        from_json(data)


def test_a_later_decision_about_the_same_thing_wins():
    other = Decision(DecisionKind.COLUMN_INDICATOR, "Bumil / Σ", "", "abc")
    elsewhere = Decision(DecisionKind.COLUMN_INDICATOR, "Bumil / Σ", "", "def")
    office = OFFICE.with_decision(other).with_decision(elsewhere)
    assert office.decisions == (AREA, other, elsewhere)
    assert office.without_decision(elsewhere).decisions == (AREA, other)


def test_joining_keeps_both_and_lets_the_file_win():
    mine = OfficeDecisions(
        decisions=(Decision(DecisionKind.AREA, "Sepaku / Semoi II", ""),), kabupaten="64.01"
    )
    joined = mine.joined(OFFICE)
    assert joined.decisions == (COLUMN, AREA)
    assert joined.kabupaten == "64.09"
    assert OFFICE.joined(OfficeDecisions()) == OFFICE


def test_the_file_is_readable_by_people():
    content = json.loads(to_json(OFFICE))
    assert content["decisions"][1]["subject"] == "Sepaku / Semoi II"
    assert "Σ" in to_json(OFFICE)


@pytest.mark.parametrize("kind", ["column_measure", "table_series", "activity_column"])
def test_an_answer_outside_its_closed_set_makes_it_no_file_of_decisions(kind):
    content = json.loads(to_json(OFFICE))
    content["decisions"][0] |= {"kind": kind, "value": "no such answer"}
    with pytest.raises(ValueError, match="no such answer"):
        from_json(json.dumps(content).encode())
