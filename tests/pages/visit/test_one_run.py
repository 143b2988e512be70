"""What a run of a page asks many times is asked once, and anew in the next run."""

import pytest

from stunting.ui.visit import sign_in
from stunting.ui.visit.one_run import asked_once, one_run
from stunting.ui.visit.session import workspace_of
from tests.builders import ppu_dataset
from tests.pages.screens import assert_sound, seen


@pytest.fixture
def answers():
    """What is asked, and the answers given so far: 1, 2, 3, ..."""
    given = []

    def ask():
        given.append(len(given) + 1)
        return given[-1]

    return ask, given


def test_a_run_asks_once_and_the_next_one_anew(answers):
    ask, given = answers
    with one_run():
        assert (asked_once("a", ask), asked_once("a", ask), asked_once("b", ask)) == (1, 1, 2)
    with one_run():
        assert asked_once("a", ask) == 3
    assert given == [1, 2, 3]


def test_outside_of_a_run_it_is_asked_each_time(answers):
    ask, _ = answers
    assert (asked_once("a", ask), asked_once("a", ask)) == (1, 2)


def test_a_run_that_is_broken_off_leaves_nothing_behind(answers):
    ask, _ = answers
    with pytest.raises(ZeroDivisionError), one_run():
        asked_once("a", lambda: 1 / 0)
    assert (asked_once("a", ask), asked_once("a", ask)) == (1, 2)


def test_an_answer_of_nothing_is_an_answer(answers):
    _, given = answers
    with one_run():
        assert asked_once("a", lambda: given.append("asked")) is None
        assert asked_once("a", lambda: given.append("asked")) is None
    assert given == ["asked"]


def test_a_page_looks_at_the_secrets_of_the_server_once_in_each_run(open_page, monkeypatch):
    looked, look = [], sign_in._is_set_up
    monkeypatch.setattr(sign_in, "_is_set_up", lambda: looked.append(1) or look())
    app = open_page("pages/follow_up/plan.py", seen(workspace_of(ppu_dataset())))
    looked.clear()
    app.run()
    assert_sound(app)
    assert len(looked) == 1
