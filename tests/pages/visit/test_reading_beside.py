"""Reading in a thread of its own: steps are said, what fails is raised, and it stops when nobody waits."""

import threading

import pytest

from stunting.ui.visit.reading_beside import read_beside
from stunting.ui.words import wording

PATIENCE = 60


class AnotherRunError(Exception):
    """What Streamlit raises inside a page whose visitor clicked meanwhile."""


def test_the_page_says_what_the_reading_is_at():
    said, was_said = [], threading.Event()

    def read(tell):
        tell("Membuka berkas 1 dari 1: a.xlsx")
        assert was_said.wait(PATIENCE)
        return 7

    def say(step):
        said.append(step)
        if step.startswith("Membuka"):
            was_said.set()

    assert read_beside(read, say) == 7
    assert said[-1] == "Membuka berkas 1 dari 1: a.xlsx"


def test_what_the_reading_raises_reaches_the_page():
    def read(tell):
        raise PermissionError("tidak boleh")

    with pytest.raises(PermissionError, match="tidak boleh"):
        read_beside(read, lambda step: None)


def test_a_reading_ends_at_its_next_step_once_its_visitor_asked_for_another_run():
    reached, page_left, ended = [], threading.Event(), threading.Event()

    def read(tell):
        try:
            tell("satu")
            reached.append(1)
            assert page_left.wait(PATIENCE)
            tell("dua")
            reached.append(2)
        finally:
            ended.set()

    def say(step):
        if step == "satu":
            raise AnotherRunError

    with pytest.raises(AnotherRunError):
        read_beside(read, say)
    page_left.set()
    assert ended.wait(PATIENCE)
    assert reached == [1]


def test_a_third_reading_waits_for_its_turn_and_says_so():
    go_on, both_busy = threading.Event(), threading.Barrier(3)

    def busy(tell):
        both_busy.wait(PATIENCE)
        assert go_on.wait(PATIENCE)

    others = [threading.Thread(target=read_beside, args=(busy, lambda step: None)) for _ in range(2)]
    for one in others:
        one.start()
    both_busy.wait(PATIENCE)
    said = []

    def say(step):
        said.append(step)
        go_on.set()

    assert read_beside(lambda tell: "ketiga", say) == "ketiga"
    for one in others:
        one.join(PATIENCE)
    assert said[0] == wording.READING_WAITS
