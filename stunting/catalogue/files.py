"""The data files of the indicator catalogue, read into records and checked line by line."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TypeVar

from stunting.model.indicators import Indicator, StatusCutoffs, Target
from stunting.model.schema import from_texts

T = TypeVar("T", Indicator, Target)

YES = "ya"
LIST_MARK = ";"


@dataclass(frozen=True, slots=True)
class CatalogueHead:
    """Version of the catalogue, its closed list of sectors in the order of screens, default cut-offs."""

    version: str
    description: str
    sectors: tuple[str, ...]
    cutoffs: StatusCutoffs


def data_text(name: str) -> str:
    """Text of a file of `stunting/catalogue/data`, UTF-8 with or without a byte order mark."""
    return (files("stunting.catalogue") / "data" / name).read_text(encoding="utf-8-sig")


def data_rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a csv file of the catalogue with their line numbers, texts stripped."""
    reader = csv.DictReader(io.StringIO(data_text(name)))
    for row in reader:
        yield reader.line_num, {key: (value or "").strip() for key, value in row.items()}


def split_list(text: str) -> tuple[str, ...]:
    """Parts of a list written in one cell: "a; b" is ("a", "b")."""
    return tuple(part.strip() for part in text.split(LIST_MARK) if part.strip())


def read_head() -> CatalogueHead:
    """`catalogue.toml`: version, sectors and default cut-offs (written in percent, kept as shares)."""
    head = tomllib.loads(data_text("catalogue.toml"))
    cutoffs = {name: percent / 100 for name, percent in head["cutoffs"].items()}
    return CatalogueHead(
        head["version"], head["description"], tuple(head["sectors"]), StatusCutoffs(**cutoffs)
    )


def read_indicators() -> tuple[Indicator, ...]:
    """`indicators.csv` in its order.

    Raises:
        ValueError: a line breaks a closed set; the message names the line. A mistake of ours.
    """
    return tuple(
        _on_line("indicators.csv", line, _indicator, row) for line, row in data_rows("indicators.csv")
    )


def read_targets() -> tuple[Target, ...]:
    """`targets.csv` in its order; percents become shares.

    Raises:
        ValueError: a line breaks a closed set or a usable target has no percent.
    """
    return tuple(_on_line("targets.csv", line, _target, row) for line, row in data_rows("targets.csv"))


def _on_line(name: str, line: int, build: Callable[[dict[str, str]], T], row: dict[str, str]) -> T:
    try:
        return build(row)
    except (KeyError, ValueError) as mistake:
        raise ValueError(f"{name}, line {line}: {mistake}") from mistake


def _indicator(row: dict[str, str]) -> Indicator:
    lists = {name: split_list(row[name]) for name in ("synonyms", "opd")}
    return from_texts({**row, **lists}, Indicator)


def _target(row: dict[str, str]) -> Target:
    usable = row["usable"] == YES
    percent = row["percent"]
    if usable and not percent:
        raise ValueError("a usable target needs a percent")
    read = {
        "usable": usable,
        "survey_only": row["survey_only"] == YES,
        "until": row["until"] or 0,
        "share": round(float(percent) / 100, 6) if percent else None,
    }
    return from_texts({**row, **read}, Target)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One notion of the field with the ways offices write it; `term` stands for all of them in matching."""

    term: str
    spellings: tuple[str, ...]


class GroupRole(StrEnum):
    """What a count of a target group usually is in a matrix."""

    SASARAN = "sasaran"
    """A denominator of services."""
    CASES = "kasus"
    """Both the cases of one indicator and the denominator of another: "ibu hamil KEK"."""
    GENERAL = "umum"
    """A count that also stands in tables of other subjects: "penduduk"."""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group (sasaran) as `Indicator.target_group` names it, with its spellings."""

    name: str
    role: GroupRole
    spellings: tuple[str, ...]


def read_glossary() -> tuple[GlossaryTerm, ...]:
    """`glossary.csv` in its order."""
    return tuple(
        GlossaryTerm(row["term"], split_list(row["spellings"])) for _, row in data_rows("glossary.csv")
    )


def read_target_groups() -> tuple[TargetGroup, ...]:
    """`target_groups.csv` in its order.

    Raises:
        ValueError: a role outside `GroupRole`. A mistake of ours.
    """
    return tuple(
        TargetGroup(row["target_group"], GroupRole(row["role"]), split_list(row["spellings"]))
        for _, row in data_rows("target_groups.csv")
    )
