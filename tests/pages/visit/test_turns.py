"""Turns: one at a time, given back while waiting and by what fails, and nobody is kept out for long."""

import threading

import pytest

from stunting.ui.visit import turns
from stunting.ui.visit.made_once import MadeOnce
from stunting.ui.visit.turns import in_turn, out_of_turn


@pytest.fixture(autouse=True)
def one_turn(monkeypatch):
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(1))


def is_free():
    free = turns._TURNS.acquire(blocking=False)
    if free:
        turns._TURNS.release()
    return free


def test_a_turn_is_taken_and_given_back():
    with in_turn():
        assert not is_free()
        with out_of_turn():
            assert is_free()
        assert not is_free()
    assert is_free()


def test_what_fails_gives_its_turn_back():
    with pytest.raises(ValueError, match="broken"), in_turn():
        raise ValueError("broken")
    assert is_free()


def test_who_gets_no_turn_goes_on_without_one(monkeypatch):
    monkeypatch.setattr(turns, "_LONGEST_S", 0.01)
    with in_turn():
        beside = threading.Thread(target=take_and_leave)
        beside.start()
        beside.join()
        assert not is_free()
    assert is_free()


def take_and_leave():
    with in_turn(), out_of_turn():
        pass


def test_who_waits_for_what_another_makes_lets_others_go_on():
    made, begun, may_end = MadeOnce(1), threading.Event(), threading.Event()

    def slow():
        begun.set()
        assert may_end.wait(30)
        return "made"

    maker = threading.Thread(target=made.get, args=("key", slow))
    maker.start()
    assert begun.wait(30)

    def wait_in_turn():
        with in_turn():
            seen.append(made.get("key", pytest.fail))

    seen = []
    waiter = threading.Thread(target=wait_in_turn)
    waiter.start()
    with in_turn():
        may_end.set()
    waiter.join()
    maker.join()
    assert seen == ["made"]
    assert is_free()
