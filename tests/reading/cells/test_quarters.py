"""Quarters as offices write them."""

import pytest

from stunting.reading.cells.quarters import quarter_of, quarters_between, quarters_of


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("TW I", "TW I"), ("triwulan 2", "TW II"), ("iv", "TW IV"), ("TW I-II", ""), ("", "")],
)
def test_one_quarter_alone(text, quarter):
    assert quarter_of(text) == quarter


@pytest.mark.parametrize(
    ("text", "quarters"),
    [("TW I s/d TW III", 3), ("I-IV", 4), ("2", 1), ("TW I dan lain", 0), ("Januari", 0)],
)
def test_a_run_of_quarters(text, quarters):
    assert len(quarters_between(text)) == quarters


def test_quarters_within_a_longer_text():
    assert quarters_of("Dilaksanakan TW II dan III") == ("TW II", "TW III")
    assert quarters_of("Januari s.d. Juni") == ("TW I", "TW II")
    assert quarters_of("menyesuaikan") == ()
