"""What must hold for any file: declared problems alone, numbers that can be counted, an end in good time."""

from __future__ import annotations

import math
import resource
import warnings
from collections.abc import Sequence

from stunting.model.indicators import OfficeSettings
from stunting.model.observations import LARGEST_NUMBER
from stunting.model.problems import PROBLEM_TEXTS, Problem
from stunting.pipeline import Upload, read_files, read_outlines
from tests.builders import PPU

MOST_SECONDS = 10
"""Of processor time for a file of some kilobytes, with a wide margin for a busy machine."""


def spent() -> float:
    """Processor time of this process and of the children that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def broken_promises(name: str, data: bytes) -> Sequence[str]:
    """What does not hold for a file; nothing where all does. Raises whatever reading raises."""
    before = spent()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        said = _broken_outlines(name, data) if name.startswith("batas") else _broken_tables(name, data)
    if spent() - before > MOST_SECONDS:
        said.append(f"{spent() - before:.0f} s of processor time")
    return said


def _broken_outlines(name: str, data: bytes) -> list[str]:
    boundaries, problems = read_outlines(Upload(name, data), PPU)
    said = _unworded(problems)
    if not (boundaries.rings or boundaries.unmatched or boundaries.notes or problems):
        said.append("nothing read and nothing said")
    return said


def _unworded(problems: Sequence[Problem]) -> list[str]:
    kinds = {str(problem.kind) for problem in problems}
    return [
        *(f"a problem that has no words: {kind}" for kind in kinds - {str(kind) for kind in PROBLEM_TEXTS}),
        *(f"no sentence: {problem.kind}" for problem in problems if not problem.message.strip()),
    ]


def _broken_tables(name: str, data: bytes) -> list[str]:
    dataset = read_files([Upload(name, data)])
    said = _unworded(dataset.problems)
    values = dataset.observations["value"]
    if not all(math.isnan(value) or abs(value) <= LARGEST_NUMBER for value in values):
        said.append("a number beyond all counts")
    is_read = values.notna().any() or len(dataset.activities) or dataset.follow_ups
    if not is_read and not dataset.problems and dataset.settings == OfficeSettings():
        said.append("nothing read and nothing said")
    return said
