"""Outlines of areas from an office's own file, and which official areas they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.model.areas import Area, AreaLevel
from stunting.model.dataset import UnmatchedArea
from stunting.model.problems import Problem

Ring = npt.NDArray[np.float64]
"""A closed line of shape (points, 2): x and y, longitude and latitude where the file is geographic.

Outer lines run clockwise, holes the other way.
"""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One feature of a file: its rings and what the file says about it, as text."""

    rings: tuple[Ring, ...]
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The polygons of a file in its order, and what went wrong on the way."""

    file: str
    features: tuple[Boundary, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaBoundaries:
    """Outlines of official areas of one level.

    `rings` by Kemendagri code, thinned out to what a screen shows. `unmatched` are the features that no
    official area fits, `without` the official areas that have no outline, `notes` sentences in Indonesian
    about what was left out.
    """

    level: AreaLevel
    rings: Mapping[str, tuple[Ring, ...]]
    unmatched: tuple[UnmatchedArea, ...] = ()
    without: tuple[Area, ...] = ()
    geographic: bool = True
    """Whether x and y are degrees, so that a degree of longitude is shorter than one of latitude."""
    notes: tuple[str, ...] = ()
