"""Observations: one row per number that stands in a cell, or should."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole


class Measure(StrEnum):
    """What a number measures."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PERCENT = "percent"
    COUNT = "count"
    TARGET = "target"
    YES_NO = "yesno"
    OTHER = "other"


class Missing(StrEnum):
    """Why a cell has no number. A zero is a number."""

    NONE = ""
    BLANK = "blank"
    DASH = "dash"
    TEXT = "text"
    ERROR = "error"
    WITHHELD = "withheld"
    """There is a number, too small a group of people to be told."""


class Series(StrEnum):
    """Where numbers come from. A survey and a register are two series and never joined."""

    REGISTER = "register"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Use:
    """A further role of a number: the sasaran of a second service, or a class that a prevalence adds up.

    Numbers of one area, indicator and measure with different parts are added up.
    """

    indicator: str
    measure: Measure
    part: str = ""

    def as_text(self) -> str:
        """As it stands in the column `uses`: "<indicator>|numerator|sangat_pendek"."""
        return f"{self.indicator}|{self.measure}|{self.part.replace(' ', '_')}"


def uses_of(text: str) -> tuple[Use, ...]:
    """The uses that a text of the column `uses` lists."""
    split = (use.split("|") for use in text.split())
    return tuple(Use(id, Measure(measure), part.replace("_", " ")) for id, measure, part in split)


LARGEST_NUMBER = 1e14
"""No count of people and no budget of a kabupaten in rupiah is larger: such a number is a slip."""
SMALLEST_NUMBER = 1e-100
"""Nothing but zero is nearer to it; what a formula leaves of a zero is larger."""

OBSERVATIONS = FrameSpec(
    name="observations",
    grain="one row per cell that holds, or should hold, a number",
    columns=(
        text("file", "name of the uploaded file"),
        text("sheet", "name of the sheet; empty for csv"),
        whole("row", "row of the cell, counted from 1"),
        whole("column", "column of the cell, counted from 1"),
        whole("table", "number of the table on its sheet, counted from 1"),
        text("title", "text above the table"),
        text("area", "area as written"),
        text("parent", "the area it lies in, as written or as carried down"),
        text("area_level", "AreaLevel; empty where the file names no area"),
        text("area_code", "Kemendagri code where recognised, else empty"),
        text("kecamatan", "official name of its kecamatan where recognised, else empty"),
        text("desa", "official name of its desa or kelurahan where recognised, else empty"),
        text("header", "header as written, levels joined by ' / '"),
        text("indicator", "catalogue id, or empty"),
        text("sector", "sector of the indicator, or empty"),
        number("indicator_score", "how sure the indicator is, 0-1; NaN where none"),
        text("measure", "Measure"),
        text("part", "the part of the people it counts ('laki-laki'); parts are added up; empty for all"),
        text("uses", "further roles of the number, each a Use as text, joined by spaces"),
        text("period", "period text, or empty"),
        text("series", "Series"),
        text("unit", "unit as recognised, or empty"),
        number("value", "the number; percents 0-100, yes is 1 and no is 0; NaN is missing"),
        text("written", "what stands in the cell where it is not a plain number; empty for plain numbers"),
        text("missing", "Missing; empty where there is a value"),
        flag("is_total", "whether the row or column is a total or subtotal of areas"),
        flag("hidden", "whether its row, column or sheet is hidden"),
        text(
            "correction", "the correction behind the value in words, where it is not the cell's own; or empty"
        ),
        text("certainty", "Certainty: how far its area, indicator, measure and period are settled"),
        text("because", "the strongest reason for the reading, one sentence in Indonesian; or empty"),
        text("confirmation", "who said, when and why that the value is right although doubted; or empty"),
    ),
)


def column_letters(column: int) -> str:
    """Letters of a column counted from 1: 28 is `AB`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_place(address: str) -> tuple[int, int]:
    """Row and column of an address, counted from 1: `D14` is (14, 4).

    Raises:
        ValueError: the text is no address of a cell.
    """
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", address.strip().upper())
    if found is None:
        raise ValueError(f"{address!r} is no cell")
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)), column


def cell_address(row: int, column: int) -> str:
    """Address of a cell counted from 1: (14, 4) is `D14`."""
    return f"{column_letters(column)}{row}"
