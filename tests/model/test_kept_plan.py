"""A plan as json: every state comes back as it was, and of each only what changed is written."""

import json
import math

import pandas as pd
import pytest

from stunting.model.follow_up import empty_record, plan_frame
from stunting.model.kept_plan import KeptPlan, plan_from_json, plan_to_json
from stunting.model.schema import UnfitError

FIRST = {**empty_record("T001"), "issue": "TTD", "share": 0.1 + 0.2, "budget": 5_000_000.0}
SECOND = {**empty_record("T002"), "issue": "D/S", "activity_suggested": True}


def plan(*records, **values):
    return KeptPlan(plan_frame(list(records)), "a key", **values)


def test_every_state_comes_back_as_it_was():
    filled = {**SECOND, "activity": "Kunjungan rumah", "activity_suggested": False}
    kept = plan(
        filled,
        FIRST,
        version=7,
        file="rencana.xlsx",
        earlier=(plan(FIRST, version=2, of_sample=True), plan(FIRST, SECOND, version=5)),
    )
    back = plan_from_json(plan_to_json(kept))
    for was, now in zip((*kept.earlier, kept), (*back.earlier, back), strict=True):
        pd.testing.assert_frame_equal(now.frame, was.frame)
        assert (now.identity, now.of_sample) == (was.identity, was.of_sample)
    assert back.frame.loc[1, "share"] == 0.1 + 0.2
    assert math.isnan(back.frame.loc[0, "budget"])


def test_a_row_that_stays_is_written_once():
    earlier = tuple(plan(FIRST, version=number) for number in range(9))
    assert plan_to_json(plan(FIRST, SECOND, version=9, earlier=earlier)).count(b'"TTD"') == 1


def test_a_column_that_the_document_does_not_know_is_empty():
    body = json.loads(plan_to_json(plan(FIRST)))
    assert body["columns"].pop() == "status"
    body["states"][0]["rows"][0].pop()
    assert plan_from_json(json.dumps(body).encode()).frame.loc[0, "status"] == "rencana"


def test_an_empty_plan_comes_back_empty():
    assert plan_from_json(plan_to_json(plan())).frame.empty


def test_something_else_is_no_plan():
    with pytest.raises(UnfitError):
        plan_from_json(b'{"states": 1}')


def test_plans_of_one_birth_are_told_apart_by_their_rows():
    one, other = plan(FIRST, version=1), plan({**FIRST, "activity": "Kelas ibu"}, version=1)
    assert one.identity != other.identity
    assert one.identity == plan(FIRST, version=1).identity
    assert one.identity != plan(FIRST, version=2).identity
