"""What is made once: for those who ask later, and for those who ask while it is being made."""

import threading

import pytest

from stunting.ui.visit.made_once import MadeOnce


def test_what_was_made_is_not_made_again():
    made = MadeOnce(2)
    assert made.get("a", lambda: 1) == 1
    assert made.get("a", lambda: pytest.fail("made twice")) == 1
    made.drop("a")
    assert made.get("a", lambda: 2) == 2


def test_those_asked_for_last_are_kept():
    made = MadeOnce(2)
    for key in ("a", "b", "a", "c"):
        made.get(key, lambda key=key: key)
    assert ["a" in made, "b" in made, "c" in made] == [True, False, True]


def test_who_asks_while_it_is_being_made_waits_for_it():
    made, begun, may_end, answers = MadeOnce(2), threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        assert may_end.wait(60)
        return "of the first"

    first = threading.Thread(target=lambda: answers.append(made.get("a", slow)))
    first.start()
    assert begun.wait(60)
    others = [
        threading.Thread(target=lambda: answers.append(made.get("a", lambda: "of another"))) for _ in range(5)
    ]
    for other in others:
        other.start()
    assert made.get("b", lambda: "beside it") == "beside it"
    may_end.set()
    for thread in (first, *others):
        thread.join(60)
    assert answers == ["of the first"] * 6


def test_where_making_fails_the_next_one_tries():
    made = MadeOnce(2)
    with pytest.raises(ZeroDivisionError):
        made.get("a", lambda: 1 / 0)
    assert made.get("a", lambda: 1) == 1


def test_making_one_thing_may_ask_for_another():
    made = MadeOnce(2)
    assert made.get("a", lambda: made.get("b", lambda: 1) + 1) == 2
