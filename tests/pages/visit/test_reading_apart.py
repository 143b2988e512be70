"""Large files are read in a process of their own: the same figures, its steps said, and it can be stopped."""

import pandas as pd
import pytest

from stunting.model.decision_file import OfficeDecisions
from stunting.pipeline import Upload, read_for_office
from stunting.ui.visit import reading_apart
from stunting.ui.visit.kept_workspace import SAMPLES
from stunting.ui.visit.reading_apart import ReadingEndedError, read_large_apart

NOTHING = OfficeDecisions()


class StoppedError(Exception):
    """The visitor wants no more of it."""


@pytest.fixture
def sample(monkeypatch):
    """A small file that counts as large."""
    monkeypatch.setattr(reading_apart, "LARGE_BYTES", 1)
    path = min(SAMPLES.glob("*.xlsx"), key=lambda one: one.stat().st_size)
    return Upload(path.name, path.read_bytes())


def test_a_process_reads_the_same_and_says_its_steps(sample, monkeypatch):
    steps = []
    expected = read_for_office([sample], NOTHING)
    monkeypatch.setattr(reading_apart, "read_for_office", None)  # not in this process
    dataset = read_large_apart([sample], NOTHING, steps.append)
    pd.testing.assert_frame_equal(dataset.observations, expected.observations)
    assert dataset.problems == expected.problems
    assert dataset.kabupaten == expected.kabupaten
    assert steps[0] == f"Membuka berkas 1 dari 1: {sample.name}"


def test_whoever_stops_ends_the_process(sample):
    def stop(step):
        raise StoppedError

    with pytest.raises(StoppedError):
        read_large_apart([sample], NOTHING, stop)


def test_a_process_that_fails_says_only_what_kind_of_error_it_was(sample):
    with pytest.raises(ReadingEndedError, match=r"^AttributeError$"):
        read_large_apart([Upload(sample.name, sample.data)], None, lambda step: None)


def test_a_process_that_is_ended_is_no_endless_wait(sample, monkeypatch):
    monkeypatch.setattr(reading_apart, "_CHILD", "raise SystemExit  # {path} {module}")
    with pytest.raises(ReadingEndedError, match=r"EOFError|BrokenPipeError"):
        read_large_apart([sample], NOTHING, lambda step: None)


def test_small_files_are_read_here(sample, monkeypatch):
    monkeypatch.setattr(reading_apart, "LARGE_BYTES", len(sample.data) + 1)
    monkeypatch.setattr(reading_apart.subprocess, "Popen", None)
    monkeypatch.setattr(reading_apart, "read_for_office", lambda uploads, office, tell: "dibaca di sini")
    assert read_large_apart([sample], NOTHING, lambda step: None) == "dibaca di sini"
