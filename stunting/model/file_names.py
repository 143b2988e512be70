"""Names of uploads: a file is known by its name wherever a cell is named, so no two have the same."""

from __future__ import annotations

from collections.abc import Container
from itertools import count
from pathlib import PurePath


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or where it is taken the first free one of its kind: `laporan (2).xlsx`."""
    if name not in taken:
        return name
    path = PurePath(name)
    names = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    return next(one for one in names if one not in taken)
