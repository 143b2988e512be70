"""Observations of a table: one row per cell, built column-wise from codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import TableShape
from stunting.model.evidence import Aspect, Certainty
from stunting.model.observations import OBSERVATIONS, Measure
from stunting.reading.cells.column_values import MISSING_CODES, side_by_side
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.meaning.table_periods import cell_period
from stunting.reading.places.found import NO_AREA, AreaAround
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.tidy.table_cells import HeaderSpread, TableCells

_TEXT_COLUMNS = (
    "file", "sheet", "title", "area", "parent", "area_level", "area_code", "kecamatan", "desa", "header",
    "indicator", "sector", "measure", "part", "uses", "period", "series", "unit", "written", "missing",
    "certainty", "because", "correction", "confirmation",
)  # fmt: skip
_CLOSED = frozenset({"area_level", "sector", "measure", "series", "missing", "certainty", "correction"})
"""Columns with texts of closed lists."""


@dataclass(slots=True)
class _Codes:
    """Texts of one column as numbers, shared by all tables of an upload."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def many(self, texts: Sequence[str]) -> npt.NDArray[np.int32]:
        numbers = self.numbers
        return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int32)


class Assembly:
    """Collects the observations of tables and gives them as one frame."""

    def __init__(self) -> None:
        self._codes = {name: _Codes() for name in _TEXT_COLUMNS}
        for codes in self._codes.values():
            codes.of("")
        self._tables: list[TableCells] = []

    def add(
        self,
        file: str,
        draft: TableDraft,
        meaning: TableMeaning,
        areas: TableAreas | None,
        around: AreaAround | None,
        catalogue: Catalogue,
    ) -> None:
        """Adds the observations of one table, row by row, columns from left to right."""
        columns = np.array([column.column for column in draft.value_columns], dtype=np.int64)
        n, m = len(draft.rows), len(columns)
        flat = [header for row in meaning.headers for header in row]
        if not n or all(header.ignored for header in flat):
            return
        spread = HeaderSpread(np.asarray(meaning.row_codes, dtype=np.int64), m)
        grid = {
            "row": np.broadcast_to((draft.rows + 1).astype(np.int32)[:, None], (n, m)),
            "column": np.broadcast_to((columns + 1).astype(np.int32)[None, :], (n, m)),
            "table": np.broadcast_to(np.int32(draft.table), (n, m)),
            "indicator_score": spread.over(
                np.array([h.match.score if h.match.indicator else np.nan for h in flat])
            ),
            "value": side_by_side([values.numbers for values in draft.values]),
            "hidden": self._hidden(draft, columns),
            "is_total": self._totals(draft, areas, n, m),
        }
        texts = {
            **{
                name: np.broadcast_to(np.int32(self._codes[name].of(text)), (n, m))
                for name, text in (
                    ("file", file),
                    ("sheet", draft.sheet.grid.sheet),
                    ("title", draft.title),
                    ("correction", ""),  # offices answer after reading
                    ("confirmation", ""),
                )
            },
            **{
                name: spread.over(self._codes[name].many(texts_of_headers))
                for name, texts_of_headers in (
                    ("header", [h.header for h in flat]),
                    ("indicator", [h.match.indicator for h in flat]),
                    ("sector", [_sector(h.match.indicator, catalogue) for h in flat]),
                    ("series", [h.series or meaning.series for h in flat]),
                    ("part", [h.part for h in flat]),
                    ("uses", [" ".join(u.as_text() for u in h.uses) for h in flat]),
                    ("unit", [h.unit for h in flat]),
                )
            },
            "measure": self._measures(draft, flat, spread),
            "period": self._periods(draft, meaning, flat, spread),
            "written": self._written(draft, n, m),
            "missing": self._missing(draft),
            **self._with_areas(self._doubts(draft, flat, spread), areas, draft.labels is not None),
            **self._areas(draft, areas, around, n, m),
        }
        if any(draft.units):
            per_row = self._codes["unit"].many(draft.units)[:, None]
            # A percentage beside people stays one, whatever SATUAN says of the row.
            open_units = spread.over(np.array([Aspect.UNIT not in h.decided and h.unit != "%" for h in flat]))
            texts["unit"] = np.where((per_row > 0) & open_units, per_row, texts["unit"])
        texts |= self._without_period(draft, texts)
        keep = spread.over(np.array([not h.ignored for h in flat]))
        stands = _standing_cells(draft, n, m) & keep & ~_put_away(draft, areas, n, m)
        self._tables.append(TableCells({**grid, **texts}, stands))

    @staticmethod
    def _hidden(draft: TableDraft, columns: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        grid = draft.sheet.grid
        rows = np.array([row in grid.hidden_rows for row in draft.rows.tolist()])
        across = np.array([column in grid.hidden_columns for column in columns.tolist()])
        return np.asarray(rows[:, None] | across[None, :] | grid.hidden)

    @staticmethod
    def _totals(draft: TableDraft, areas: TableAreas | None, n: int, m: int) -> npt.NDArray[np.bool_]:
        if areas is None:
            total = np.array([_total_of_periods(draft, place) for place in range(n)], dtype=bool)
            return np.broadcast_to(total[:, None], (n, m))
        if draft.labels is not None:
            return np.broadcast_to(areas.total[:, None], (n, m))
        return np.broadcast_to(areas.total[None, :], (n, m))

    def _measures(
        self,
        draft: TableDraft,
        flat: list[HeaderMeaning],
        spread: HeaderSpread,
    ) -> npt.NDArray[np.int32]:
        codes = spread.over(self._codes["measure"].many([h.measure for h in flat]))
        if (percents := draft.percent_cells()).any():
            # Below the totals of those served stands their percentage.
            codes = codes.copy()
            codes[percents] = self._codes["measure"].of(Measure.PERCENT)
        if (targets := draft.target_cells()).any():
            codes = codes.copy()
            codes[targets] = self._codes["measure"].of(Measure.TARGET)
        return codes

    def _periods(
        self, draft: TableDraft, meaning: TableMeaning, headers: list[HeaderMeaning], spread: HeaderSpread
    ) -> npt.NDArray[np.int32]:
        years = draft.labels.years() if draft.labels is not None else [""] * len(draft.rows)
        row_texts = [year or period for year, period in zip(years, draft.row_periods, strict=True)]
        distinct = list(dict.fromkeys(row_texts))
        numbers = {text: place for place, text in enumerate(distinct)}
        row_codes = np.array([numbers[text] for text in row_texts], dtype=np.int64)
        table = np.array(
            [
                [self._codes["period"].of(_period_of(row, head, meaning.period)) for head in headers]
                for row in distinct
            ],
            dtype=np.int32,
        )
        return table[row_codes[:, None], spread.headers] if len(table) > 1 else spread.over(table[0])

    def _written(self, draft: TableDraft, n: int, m: int) -> npt.NDArray[np.int32]:
        written = np.zeros((n, m), dtype=np.int32)
        codes = self._codes["written"]
        for place, values in enumerate(draft.values):
            for row, text in values.texts.items():
                written[row, place] = codes.of(text)
        return written

    def _doubts(
        self, draft: TableDraft, flat: list[HeaderMeaning], spread: HeaderSpread
    ) -> dict[str, npt.NDArray[np.int32]]:
        """Certainty and reason of each cell: those of its header, unless the cell itself is in doubt."""
        certainty = spread.over(self._codes["certainty"].many([h.certainty for h in flat])).copy()
        because = spread.over(self._codes["because"].many([h.because for h in flat])).copy()
        doubtful = self._codes["certainty"].of(Certainty.DOUBTFUL)
        for place, values in enumerate(draft.values):
            for row, why in values.doubts.items():
                certainty[row, place] = doubtful
                because[row, place] = self._codes["because"].of(why)
        return {"certainty": certainty, "because": because}

    def _with_areas(
        self, found: dict[str, npt.NDArray[np.int32]], areas: TableAreas | None, along_rows: bool
    ) -> dict[str, npt.NDArray[np.int32]]:
        """Certainty and reason of each cell once its area is looked at: the worse of the two counts."""
        if areas is None or not any(areas.because):
            return found
        sure, likely, doubtful = (self._codes["certainty"].of(word) for word in Certainty)
        rank = {sure: 0, likely: 1, doubtful: 2}
        of_areas, why = (
            codes[:, None] if along_rows else codes[None, :]
            for codes in (
                self._codes["certainty"].many([str(one) for one in areas.certainty]),
                self._codes["because"].many(areas.because),
            )
        )
        order = np.zeros(max(rank) + 1, dtype=np.int32)
        order[list(rank)] = list(rank.values())
        worse = order[of_areas] > order[found["certainty"]]
        return {
            "certainty": np.where(worse, of_areas, found["certainty"]).astype(np.int32),
            "because": np.where(worse, why, found["because"]).astype(np.int32),
        }

    def _without_period(
        self, draft: TableDraft, texts: dict[str, npt.NDArray[np.int32]]
    ) -> dict[str, npt.NDArray[np.int32]]:
        """Certainty and reason once periods are looked at: a number of an unknown time is in doubt.

        Totals below periods in rows, and differences and ranks, need no period.
        """
        open_rows = np.array([bool(period) for period in draft.row_periods])
        open_rows |= not open_rows.any()
        derived = texts["measure"] == self._codes["measure"].of(Measure.OTHER)
        unknown = (texts["period"] == self._codes["period"].of("")) & ~derived & open_rows[:, None]
        doubtful = self._codes["certainty"].of(Certainty.DOUBTFUL)
        why = self._codes["because"].of("periodenya tidak disebut")
        return {
            "certainty": np.where(unknown, doubtful, texts["certainty"]).astype(np.int32),
            "because": np.where(unknown & (texts["certainty"] != doubtful), why, texts["because"]).astype(
                np.int32
            ),
        }

    def _missing(self, draft: TableDraft) -> npt.NDArray[np.int32]:
        codes = np.array([self._codes["missing"].of(kind) for kind in MISSING_CODES], dtype=np.int32)
        return codes[side_by_side([values.missing for values in draft.values])]

    def _areas(
        self, draft: TableDraft, areas: TableAreas | None, around: AreaAround | None, n: int, m: int
    ) -> dict[str, npt.NDArray[np.int32]]:
        if areas is None:
            found = around.found if around else NO_AREA
            name = around.name if around else ""
            per_row = {
                "area": [name] * n,
                "area_level": [found.level if around else ""] * n,
                "area_code": [found.code] * n,
                "kecamatan": [found.kecamatan] * n,
                "desa": [found.desa] * n,
            }
            for place in range(n):
                if _total_of_periods(draft, place):
                    per_row["area"][place] = draft.row_labels[place] or name
            return {
                column: np.broadcast_to(
                    self._codes[column].many(per_row.get(column, [""] * n))[:, None], (n, m)
                )
                for column in ("area", "parent", "area_level", "area_code", "kecamatan", "desa")
            }
        named = {
            "area": areas.area,
            "parent": areas.parent,
            "area_level": areas.level,
            "area_code": areas.code,
            "kecamatan": areas.kecamatan,
            "desa": areas.desa,
        }
        along_rows = draft.labels is not None
        return {
            column: np.broadcast_to(
                self._codes[column].many(texts)[:, None]
                if along_rows
                else self._codes[column].many(texts)[None, :],
                (n, m),
            )
            for column, texts in named.items()
        }

    def frame(self) -> pd.DataFrame:
        """All observations collected so far."""
        if not self._tables:
            return OBSERVATIONS.empty()
        # The arrays are our own: nobody else can change them, so they need not be copied.
        return OBSERVATIONS.check(
            pd.DataFrame({name: self._column(name) for name in OBSERVATIONS.names}, copy=False)
        )

    def _column(self, name: str) -> npt.NDArray[Any] | pd.Categorical:
        """One column of all tables, each cell written once; codes in the smallest type that holds them."""
        texts = list(self._codes[name].numbers) if name in self._codes else []
        kind = np.min_scalar_type(-len(texts)) if texts else self._tables[0].columns[name].dtype
        values = np.empty(sum(table.count for table in self._tables), dtype=kind)
        start = 0
        for table in self._tables:
            table.write(name, values[start : start + table.count])
            start += table.count
        if not texts:
            return values
        is_known = name in _CLOSED or len(texts) == 1  # the empty text alone, or one of few lists
        dtype = _closed_categories(tuple(texts)) if is_known else _categories(texts)
        return pd.Categorical.from_codes(values, dtype=dtype, validate=False)


def _categories(texts: Sequence[str]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(list(texts), dtype="str"))


# The same few texts in every upload.
_closed_categories = lru_cache(maxsize=256)(_categories)


def _standing_cells(draft: TableDraft, n: int, m: int) -> npt.NDArray[np.bool_]:
    """Cells that hold a number or should: not those of rows that continue an area below its one number."""
    if draft.labels is None or not any(draft.once):
        return np.ones((n, m), dtype=bool)
    return np.asarray(~(draft.labels.continued()[:, None] & np.array(draft.once)[None, :]))


def _sector(indicator: str, catalogue: Catalogue) -> str:
    found = catalogue.indicator(indicator) if indicator else None
    return found.sector if found else ""


def _total_of_periods(draft: TableDraft, place: int) -> bool:
    """Whether a row without area adds up the periods above it: "Jumlah/Total" below twelve months."""
    if draft.shape is not TableShape.LONG and not any(draft.row_periods):
        return False
    return not draft.row_periods[place] and any(draft.row_periods)


def _put_away(draft: TableDraft, areas: TableAreas | None, n: int, m: int) -> npt.NDArray[np.bool_]:
    """Cells of "areas" that are none, as a person said."""
    if areas is None:
        return np.zeros((n, m), dtype=bool)
    away = areas.put_away
    return np.broadcast_to(away[:, None] if draft.labels is not None else away[None, :], (n, m))


def _period_of(row: str, header: HeaderMeaning, table: str) -> str:
    """Period of a cell; what a person said of its column goes before its row."""
    return cell_period("" if Aspect.PERIOD in header.decided else row, header.period, table)
