"""The weights of evidence fitted to labelled lines, with a few lines made by hand."""

from pathlib import Path

import numpy as np
import pytest

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
WORD, SHAPE = ("word", "percent"), ("shape", "numerator")
HAND = {WORD: 2.0, SHAPE: 1.0}


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    import fit_weights

    return fit_weights


def _line(script, form, truth, *fired):
    said = tuple(Evidence(Aspect.MEASURE, reading, HAND[rule, reading], rule, "") for rule, reading in fired)
    return script.Labelled(form, truth, Settled(Aspect.MEASURE, truth, Certainty.SURE, 3.0, "", said))


def _lines(script):
    # Where both speak it is a numerator in nine of ten lines: the word deserves less than the shape.
    both = [_line(script, "a", Measure.NUMERATOR, WORD, SHAPE)] * 9 + [
        _line(script, "b", Measure.PERCENT, WORD, SHAPE)
    ]
    return [*both, _line(script, "b", Measure.PERCENT, WORD)]


def test_a_rule_is_counted_where_it_fired_and_was_right_or_wrong(script):
    assert script.tally(_lines(script)) == {WORD: [11, 2, 9], SHAPE: [10, 9, 1]}


def test_people_counted_with_or_without_a_sasaran_are_one_reading(script):
    assert script.tally([_line(script, "a", Measure.COUNT, SHAPE)]) == {SHAPE: [1, 1, 0]}


def test_weights_move_to_what_is_right_and_no_further_than_the_lines_ask(script):
    arrays = script.as_arrays(_lines(script), HAND)
    prior = np.array([2.0, 1.0])
    word, shape = script.fit(arrays, prior)
    assert word < 2.0
    assert shape > word
    assert script.judged(arrays, prior)[:2] == (2, 0)
    assert script.judged(arrays, np.array([word, shape]))[0] == 10


def test_a_form_is_judged_by_the_weights_of_the_other_forms(script):
    # Form b alone would keep the word above the shape, so that all nine of form a stay wrong.
    right, _, _ = script.left_out(script.as_arrays(_lines(script), HAND), np.array([2.0, 1.0]))
    assert right == 1
