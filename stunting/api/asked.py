"""What can be asked, in the words of its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from stunting.model.areas import AreaLevel

LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)
TOKEN_PATTERN = r"^[A-Za-z0-9_-]{43}$"
"""What the token of a link looks like."""


class Subject(StrEnum):
    """What is asked of a room."""

    SUMMARY = "summary"
    OBSERVATIONS = "observations"
    CHECK = "check"


class AnswerFormat(StrEnum):
    """In what form the answer comes, the usual one first."""

    CSV = "csv"
    JSON = "json"


class UnknownChoiceError(Exception):
    """A choice that is not known; the message says which ones are, in Indonesian."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"{name}: pilih {' atau '.join(known)}.")


@dataclass(frozen=True, slots=True)
class AskedRecords:
    """What is asked; `level` is None for all levels, and is heard for a summary only."""

    subject: Subject
    level: AreaLevel | None = None
    format: AnswerFormat = AnswerFormat.CSV


def is_token(text: str) -> bool:
    """Whether this can be the token of a link at all."""
    return re.fullmatch(TOKEN_PATTERN, text) is not None


def asked_records(subject: Subject, level: str | None, format: str | None) -> AskedRecords:
    """What is asked by the choices in an address, None where they were not made.

    Raises:
        UnknownChoiceError: a choice is not known.
    """
    levels, formats = {one.value: one for one in LEVELS}, {one.value: one for one in AnswerFormat}
    if level is not None and level not in levels:
        raise UnknownChoiceError("level", list(levels))
    if format is not None and format not in formats:
        raise UnknownChoiceError("format", list(formats))
    at = None if level is None else levels[level]
    return AskedRecords(subject, at, AnswerFormat.CSV if format is None else formats[format])
