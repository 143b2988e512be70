"""What was read from the files of a room, and by which version of the reader, as it is kept beside them.

Kept so that a reader of another version can be held against it: the numbers alone, each with what it is about
and where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.model import schema
from stunting.model.frames import FrameSpec
from stunting.model.observations import OBSERVATIONS

READING_FILE = "bacaan.json"
_HEAD = ("file", "sheet", "column", "header", "indicator", "measure", "part", "uses", "period", "series")
_LINE = ("row", "area", "parent", "area_code", "is_total")
READ_NUMBERS = FrameSpec(
    name="read_numbers",
    grain="one row per cell with a number, in the order of the files",
    columns=tuple(column for column in OBSERVATIONS.columns if column.name in (*_HEAD, *_LINE, "value")),
)
_DTYPES: dict[Any, Any] = dict(READ_NUMBERS.empty().dtypes)
_Texts: TypeAlias = tuple[Any, ...]
_Codes: TypeAlias = npt.NDArray[np.int64]
_PIECE = 50_000
"""Numbers written in one step, which takes some milliseconds."""
_EXACT = 2.0**53
"""Below it a float that is whole is the very number; larger ones stay as they are."""


@dataclass(frozen=True, slots=True)
class KeptReading:
    """The `READ_NUMBERS` of some files, by the version of the reader.

    `files` gives the SHA-256 of each file by its name; `made_of` identifies files and decisions together.
    """

    reader: str
    made_of: str
    files: Mapping[str, str]
    numbers: pd.DataFrame


def read_numbers(observations: pd.DataFrame) -> pd.DataFrame:
    """`READ_NUMBERS` of a frame of `OBSERVATIONS`."""
    rows = observations.loc[observations["value"].notna(), READ_NUMBERS.names]
    return READ_NUMBERS.check(rows.reset_index(drop=True))


def is_of_other_reader(data: bytes, version: str) -> bool:
    """Whether a document that `reading_to_json` wrote is of another minor version than this.

    Within one minor version the same files give the same figures.
    """
    return _minor(_about(data).reader) != _minor(version)


def reading_of(data: bytes) -> str:
    """Of which files and decisions (`made_of`) the reading in a document is."""
    return _about(data).made_of


def reading_to_json(reading: KeptReading) -> bytes:
    """A reading as a document: columns and rows of the files once, and each number by these two."""
    numbers = reading.numbers
    heads, head_of = _distinct(numbers, _HEAD)
    lines, line_of = _distinct(numbers, _LINE)
    head = schema.to_short_json(
        _ReadingHead(reading.reader, reading.made_of, dict(reading.files), heads, lines)
    )
    columns = {"head_of": head_of, "line_of": line_of, "values": numbers["value"].to_numpy()}
    listed = (f',"{name}":['.encode() + _listed(column) + b"]" for name, column in columns.items())
    return b"".join((head[:-1], *listed, b"}"))


def reading_from_json(data: bytes) -> KeptReading:
    """The reading in a document that `reading_to_json` wrote.

    Raises:
        schema.UnfitError: the bytes are no such document.
    """
    file = schema.from_json(data, _ReadingFile)
    try:
        rows = [
            (*file.heads[head], *file.lines[line], value)
            for head, line, value in zip(file.head_of, file.line_of, file.values, strict=True)
        ]
        frame = pd.DataFrame(rows, columns=[*_HEAD, *_LINE, "value"])
        numbers = READ_NUMBERS.check(frame.astype(_DTYPES))
    except (IndexError, ValueError, TypeError) as error:
        raise schema.UnfitError("Isinya bukan bacaan dasbor.") from error
    return KeptReading(file.reader, file.made_of, file.files, numbers)


@dataclass(frozen=True, slots=True)
class _About:
    reader: str
    made_of: str


@lru_cache(maxsize=2)
def _about(data: bytes) -> _About:
    """What a document says of itself. It is asked for several times while a room is opened."""
    return schema.from_json(data, _About)


@dataclass(frozen=True, slots=True)
class _ReadingHead:
    reader: str
    made_of: str
    files: dict[str, str]
    heads: tuple[_Texts, ...]
    lines: tuple[_Texts, ...]


@dataclass(frozen=True, slots=True)
class _ReadingFile(_ReadingHead):
    head_of: tuple[int, ...]
    line_of: tuple[int, ...]
    values: tuple[float, ...]


def _distinct(numbers: pd.DataFrame, names: Sequence[str]) -> tuple[tuple[_Texts, ...], _Codes]:
    """The distinct rows of some columns as they come, and for each number which of them is its.

    Categories are told apart by their codes: no text of millions of cells is looked at.
    """
    found = np.zeros(len(numbers), dtype=np.int64)
    for name in names:
        column = numbers[name]
        codes = column.cat.codes.to_numpy() if isinstance(column.dtype, pd.CategoricalDtype) else None
        codes = pd.factorize(column)[0] if codes is None else codes
        found = pd.factorize(found * (codes.max(initial=0) + 2) + codes + 1)[0]
    newest = np.maximum.accumulate(found)
    first = numbers.iloc[np.flatnonzero(np.diff(newest, prepend=-1))]
    return tuple(zip(*(first[name].tolist() for name in names), strict=True)), found


def _listed(column: npt.NDArray[Any]) -> bytes:
    """Numbers as json without brackets, whole ones without a point.

    They are written piece by piece: Python interrupts no step over millions of numbers, and others wait.
    """
    pieces = (column[at : at + _PIECE] for at in range(0, len(column), _PIECE))
    return b",".join(schema.to_short_json(_shortly(piece).tolist())[1:-1] for piece in pieces)


def _shortly(piece: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if piece.dtype.kind != "f":
        return piece
    whole = (piece == np.floor(piece)) & (np.abs(piece) < _EXACT)
    mixed = piece.astype(object)
    mixed[whole] = piece[whole].astype(np.int64)
    return mixed


def _minor(version: str) -> str:
    return version.rpartition(".")[0]
