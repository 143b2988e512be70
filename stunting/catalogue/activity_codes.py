"""Codes of sub kegiatan with their names, the regulation they stand in, and what they are for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from stunting.catalogue.files import data_rows, split_list
from stunting.model.activities import ActivityRole
from stunting.model.indicators import SourceMark

FILE = "activity_codes.csv"
SAME_NAME = 72.0
"""Likeness (0-100) from which a name as written is that of a code: nomenclature is shortened and misspelt."""
VERY_NAME = 92.0
"""Likeness from which a name is taken for that of a row where no code says so too."""
_SPELT = 0.6
"""Likeness (0-1) from which a word is another one misspelt or with another ending."""
_OF_VILLAGE = re.compile(r"\s*(?:[1-5]\.\d\.\d\d|0[1-5]\.\d\d\.\d\d)\.?\s*$")
_SUPPORTING_PROGRAM = re.compile(r"(?:\d|x{1,2})\.(?:\d{1,2}|x{1,2})\.1(?:\.|$)")


@dataclass(frozen=True, slots=True)
class SubKegiatanCode:
    """One code as one or more regulations have it.

    `now` is the code of the same activity in the later list, empty where it is the same or not known;
    `indicators` are what it is for by its name, our proposal; `source` is where code and name were found.
    """

    code: str
    name: str
    regulations: tuple[str, ...]
    now: str
    role: ActivityRole
    indicators: tuple[str, ...]
    source: str
    evidence: SourceMark


@lru_cache(maxsize=1)
def load_activity_codes() -> Mapping[str, tuple[SubKegiatanCode, ...]]:
    """Rows of `activity_codes.csv` by code with unpadded parts; a number used anew has several.

    Raises:
        ValueError: a row has no code, name or source. A mistake of ours.
    """
    found: dict[str, tuple[SubKegiatanCode, ...]] = {}
    for line, row in data_rows(FILE):
        key = activity_code(row["code"])
        if not key or not row["name"] or not row["source"]:
            raise ValueError(f"{FILE}, line {line}: code, name or source is missing")
        one = SubKegiatanCode(
            row["code"],
            row["name"],
            split_list(row["regulation"]),
            row["now"],
            ActivityRole(row["role"]),
            tuple(row["indicators"].split()),
            row["source"],
            SourceMark(row["evidence"]),
        )
        found[key] = (*found.get(key, ()), one)
    return MappingProxyType(found)


def known_code(code: str, name: str) -> SubKegiatanCode | None:
    """The row of a code whose name fits the name as written; without a name the code must have one row only.

    A number can stand for another activity in another regulation, and people mistype: a code whose name
    does not fit tells nothing, nor one whose name fits half where another row has the very name.
    """
    rows = load_activity_codes().get(activity_code(code), ())
    if not name.strip() or activity_code(name):
        return rows[0] if len(rows) == 1 else None
    bare = _bare(name)
    likeness, best = max(
        ((max(_likeness(one.name, name), _likeness(one.name, bare)), one) for one in rows),
        key=_first,
        default=(0.0, None),
    )
    if likeness < SAME_NAME or (likeness < VERY_NAME and code_named(name)):
        return None
    return best


def code_named(name: str) -> SubKegiatanCode | None:
    """The row whose name is written without a code, or under an unknown number; None where none is."""
    bare = _bare(name).strip()
    likeness, best = max(
        (
            (max(_likeness(one.name, name), _likeness(one.name, bare)), one)
            for rows in load_activity_codes().values()
            for one in rows
        ),
        key=_first,
        default=(0.0, None),
    )
    return best if best and likeness >= VERY_NAME and _same_words(best.name, name) else None


def _same_words(official: str, written: str) -> bool:
    """Whether names differ in no word but by its spelling: "Malaria" stands for no "Balita"."""
    ours, theirs = (frozenset(re.findall(r"\w{4,}", _bare(text).lower())) for text in (official, written))
    return all(
        any(OSA.normalized_similarity(word, other) >= _SPELT for other in others)
        for word, others in (
            *((word, theirs) for word in ours - theirs),
            *((word, ours) for word in theirs - ours),
        )
    )


def _first(pair: tuple[float, SubKegiatanCode | None]) -> float:
    return pair[0]


def _likeness(official: str, written: str) -> float:
    """Likeness 0-100; a written name may be the official one without what stands in brackets."""
    texts = (official.lower(), _bare(official).lower())
    return max(fuzz.ratio(text, written.lower()) for text in texts)


def _bare(name: str) -> str:
    """A name without what stands in brackets."""
    return re.sub(r"\(.*\)?", "", name)


def is_supporting_program(code: str) -> bool:
    """Whether a code lies in a programme .01, "Penunjang urusan pemerintahan daerah": running costs.

    "2.1.01" is none: a kegiatan of a village, whose sub bidang has one digit.
    """
    return not _OF_VILLAGE.match(code) and bool(_SUPPORTING_PROGRAM.match(activity_code(code)))


def activity_code(text: str) -> str:
    """A code of program, kegiatan or sub kegiatan with its parts unpadded: "1.02.02.2.02.0015" ends in 15.

    Empty where the text is no such code.
    """
    parts = re.split(r"[.\s]+", text.strip().strip("."))
    if not 3 <= len(parts) <= 8 or not all(re.fullmatch(r"\d{1,4}|[xX]{1,2}", part) for part in parts):
        return ""
    return ".".join(part.lstrip("0").lower() or "0" for part in parts)
