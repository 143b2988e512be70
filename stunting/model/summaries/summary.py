"""One type for every result of analysis."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.model.frames import FrameSpec


@dataclass(frozen=True, slots=True)
class Summary:
    """A result of analysis: a frame of declared columns and grain, and sentences about how it came about.

    `notes` are sentences in Indonesian (what could not be computed and why, what was left out).
    """

    spec: FrameSpec
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "frame", self.spec.check(self.frame))
