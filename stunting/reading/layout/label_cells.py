"""Texts of label columns, read once, and the names they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN, TOTAL
from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import TOTAL_WORDS, is_total_label, numbering_of
from stunting.reading.cells.sheet import Sheet, cell_text
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.regions import Region

_NO_NAMES = (ColumnRole.PERIOD, ColumnRole.UNIT)
"""Columns whose texts name no row: "%" below SATUAN is no row of percentages."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one label block (one or more adjacent columns under one header), one per row."""

    text: tuple[str, ...]
    depth: tuple[int, ...]
    """In which column of the block each name stands."""
    numbering: tuple[str, ...]
    raw: tuple[str, ...]
    """As they stand, spaces kept."""
    levels: tuple[AreaLevel, ...]


class LabelTexts:
    """Texts of the columns before and beside the numbers, read once, and the total label of each row."""

    def __init__(self, sheet: Sheet, region: Region, columns: list[TableColumn]) -> None:
        self.rows = region.body
        self._sheet = sheet
        self._columns: dict[int, list[str]] = {}
        self._areas = {c.column for c in columns if c.role is ColumnRole.AREA}
        first_value = min((c.column for c in columns if c.role is ColumnRole.VALUE), default=region.left + 1)
        labels = [c.column for c in columns if c.column < first_value and c.role not in _NO_NAMES]
        further = {c.column for c in columns if c.role is ColumnRole.TEXT}
        areas = [self.column(c.column) for c in columns if c.role is ColumnRole.AREA]
        self.before_numbers = [
            self._without_things_counted(column, areas) if column in further else self.column(column)
            for column in labels
        ]
        self.hold_areas = [column in self._areas for column in labels]
        """Whether the columns of `before_numbers` hold areas."""
        numbering = [c.column for c in columns if c.column in labels and c.role is ColumnRole.NUMBERING]
        self.at_numbers = self._names_in(numbering)
        """Names that stand in the column of numbers ("KECAMATAN WARU", over the whole width), by row."""
        self.totals = [""] * len(self.rows)
        for texts in reversed(self.before_numbers):
            totals = {text for text in set(texts) if text and is_total_label(text)}
            for place, text in enumerate(texts if totals else ()):
                if text in totals:
                    self.totals[place] = text

    def first(self) -> list[str]:
        """The leftmost text before the numbers in each row that is more than a numbering."""
        rows = zip(*self.before_numbers, strict=True) if self.before_numbers else [()] * len(self.rows)
        return [next((text for text in row if text and not is_numbering_only(text)), "") for row in rows]

    def _without_things_counted(self, column: int, areas: Sequence[Sequence[str]]) -> list[str]:
        """Texts of a further column; beside the name of an area "Jumlah TPK" counts and is no total."""
        texts = self.column(column)
        counted = {text for text in set(texts) if says_what_it_counts(text)}
        if not counted:
            return texts
        named = [any(names) for names in zip(*areas, strict=True)] if areas else [False] * len(texts)
        return ["" if text in counted and beside else text for text, beside in zip(texts, named, strict=True)]

    def _names_in(self, columns: list[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for texts in map(self.column, columns):
            names = {text for text in set(texts) if text and not is_numbering_only(text)}
            for place, text in enumerate(texts if names else ()):
                if text in names:
                    found.setdefault(place, text)
        return found

    def column(self, column: int) -> list[str]:
        """Texts of one column over the body."""
        if column not in self._columns:
            values = self._sheet.grid.values[self.rows, column].tolist()
            known = {value: cell_text(value) for value in dict.fromkeys(values)}
            if column in self._areas:
                known |= {value: f"Tahun {text}" for value, text in known.items() if _YEAR.match(text)}
            self._columns[column] = [known[value] for value in values]
        return self._columns[column]

    def raw(self, column: int) -> list[str]:
        """Texts of one column as they stand, spaces kept."""
        values = self._sheet.grid.values[self.rows, column].tolist()
        return ["" if value is None else str(value) for value in values]


def label_blocks(columns: list[TableColumn]) -> list[list[TableColumn]]:
    """Label columns in groups: those under one header belong to one staircase of names."""
    blocks: list[list[TableColumn]] = []
    areas = columns_of(columns, ColumnRole.AREA)
    for column in columns:
        if column.role not in (ColumnRole.AREA, ColumnRole.NUMBERING, ColumnRole.EMPTY, ColumnRole.TEXT):
            continue
        named = any(column.path and column.path == area.path for area in areas)
        if column.role is not ColumnRole.AREA and not named:
            continue
        if blocks and blocks[-1][-1].path == column.path and column.path:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return [block for block in blocks if any(column.role is ColumnRole.AREA for column in block)]


def names_in(texts: LabelTexts, block: list[TableColumn]) -> Names:
    """Names of one label block over the body, with the place and the numbering of each."""
    cells = [texts.column(column.column) for column in block]
    raw = [texts.raw(column.column) for column in block]
    only_numbers = {cell for column in cells for cell in set(column) if is_numbering_only(cell)}
    if len(cells) == 1 and not only_numbers:
        (texts_of_column,), (as_they_stand,) = cells, raw
        numbered = {text: numbering_of(text) for text in set(texts_of_column)}
        return Names(
            with_own_letters(tuple(texts_of_column)),
            (0,) * len(texts_of_column),
            tuple(map(numbered.__getitem__, texts_of_column)),
            tuple(raw if text else "" for text, raw in zip(texts_of_column, as_they_stand, strict=True)),
            block[0].levels,
        )
    found: list[tuple[str, int, str, str]] = []
    for place in range(len(texts.rows)):
        text, depth, numbering, as_is = "", 0, "", ""
        for offset, column in enumerate(cells):
            cell = column[place]
            if not cell:
                continue
            if cell in only_numbers:
                numbering = numbering or cell.strip(" .()")
                continue
            text, depth, as_is = cell, offset, raw[offset][place]
            break
        found.append((text, depth, numbering_of(text) or numbering, as_is))
    text_of, depth_of, numbering_at, raw_of = zip(*found, strict=True) if found else ((), (), (), ())
    return Names(with_own_letters(text_of), depth_of, numbering_at, raw_of, block[0].levels)


def with_own_letters(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Names whose first letter shortens a word ("P. Derawan" for Pulau) without its point: it is no number.

    Letters that count up from A number the names.
    """
    lettered = {text: letter[1].lower() for text in texts if (letter := _LETTERED.match(text))}
    letters = [lettered[text] for text in texts if text in lettered]
    if not letters or _count_up(letters) or set(letters) <= _ROMAN_LETTERS:
        return texts
    return tuple(_LETTERED.sub(r"\1 ", text) if text in lettered else text for text in texts)


def _count_up(letters: list[str]) -> bool:
    """Whether letters are a, b, c, perhaps from a again."""
    follow = (ord(after) - ord(before) == 1 or after == "a" for before, after in pairwise(letters))
    return letters[0] == "a" and all(follow)


def says_what_it_counts(text: str) -> bool:
    """Whether a text is a word for a total with more behind it."""
    found = TOTAL_WORDS.match(text)
    return found is not None and bool(_NAME.search(text[found.end() :]))


def is_numbering_only(text: str) -> bool:
    """Whether a label cell holds just a number ("01.", "IV", "a."); "%", "D/S", "P2K2" are labels."""
    return text.isdecimal() or _is_numbering(text)


@lru_cache(maxsize=100_000)
def _is_numbering(text: str) -> bool:
    if not text or "%" in text or _SHORT_NAME.match(text):
        return False
    return bool(_NUMBERING_ONLY.match(text)) or not _NAME.search(text)


_YEAR = re.compile(r"20\d{2}$")
"""A year among names of areas; no code of a kabupaten looks like it."""


_LETTERED = re.compile(
    rf"^([A-Za-z])\s?\.\s*(?=[^\W\d_]{{3}})(?!(?:{KECAMATAN}|{KABUPATEN}|kota|{DESA}|puskesmas|{TOTAL})\b)",
    re.IGNORECASE,
)
_ROMAN_LETTERS = frozenset("ivx")
_NAME = re.compile(r"[^\W\d_]['\u2019`]?[^\W\d_]")


_SHORT_NAME = re.compile(r"^(?:[A-Z]\s?/\s?[A-Z]|K[1-9]|[A-Z]\d\s?[A-Z]\d?)\b", re.IGNORECASE)


_NUMBERING_ONLY = re.compile(r"^\(?(?:\d{1,4}|[ivxIVX]{1,6}|[a-zA-Z])\s?[.)]?(?: ?\d)?\.?\)?$")
