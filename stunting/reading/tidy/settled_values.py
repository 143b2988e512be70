"""Values of a table once its headers are understood: percentages at 0-100, whole counts, and questions."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import RelationKind, relations
from stunting.model.indicators import Direction
from stunting.model.observations import Measure
from stunting.reading.cells.column_values import printed_decimals
from stunting.reading.evidence.measure_rules import PERCENT_TEXT
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.tidy.answer_columns import with_denials, with_open_answers, with_village_doubts
from stunting.reading.tidy.bounds import with_bounds_in_doubt
from stunting.reading.tidy.lost_marks import lost_marks
from stunting.reading.tidy.partners import serves
from stunting.reading.tidy.percent_scale import (
    OF_QUOTIENTS,
    SMALL,
    PercentSeries,
    Scaled,
    looks_like_fractions,
    scale_of,
    scaled_series,
)
from stunting.reading.tidy.proofs import proven
from stunting.reading.tidy.table_cells import HeaderSpread

_COUNTS = frozenset({Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT})
_SHARES = frozenset({Measure.PERCENT, Measure.TARGET})
_NO_COUNT = re.compile(
    r"\b(?:rata|rerata|average|mean|rasio|indeks|rp|rupiah|luas|berat|tinggi|ha|km|kg|cm|per)\b|%"
)
_FRACTION = "{} bisa berarti {} % atau {} %"
_OUT_OF_SIGHT = 1000.0
_FEW = 3


def with_settled_values(
    draft: TableDraft, meaning: TableMeaning, areas: TableAreas | None, catalogue: Catalogue
) -> TableDraft:
    """A draft with percentages at 0-100 and doubts said."""
    answered = with_open_answers(draft, with_denials(draft, draft.values))
    bounded = with_bounds_in_doubt(meaning, answered)
    columns = with_village_doubts(draft, meaning, areas, catalogue, bounded)
    draft = replace(draft, values=columns)
    if not len(draft.rows) or not _is_open(draft, meaning):
        return draft
    table = _Table(draft, meaning, areas, catalogue)
    table.prove(areas)
    table.scale_percentages()
    table.scale_targets()
    table.question_counts()
    table.question_giants()
    settled = [
        values._replace(numbers=table.numbers[:, place].copy(), doubts=table.doubts[place])
        for place, values in enumerate(columns)
    ]
    return replace(draft, values=settled).with_steps(*table.steps)


def _is_open(draft: TableDraft, meaning: TableMeaning) -> bool:
    """Whether a column may hold fractions for percentages, percentages of a thousand, or broken counts."""
    if any(values.doubts for values in draft.values):
        return True
    numbers = np.column_stack([values.numbers for values in draft.values])
    marked = np.column_stack([values.percent for values in draft.values])
    share, count = (
        np.array([[header.measure in some for header in row] for row in meaning.headers]).any(axis=0)
        for some in (_SHARES, _COUNTS)
    )
    with np.errstate(invalid="ignore"):
        unscaled = (np.abs(numbers) <= SMALL) & (numbers != 0) & ~marked
        unscaled |= numbers >= _OUT_OF_SIGHT
        broken = np.isfinite(numbers) & (numbers != np.floor(numbers))
    return bool((unscaled.any(axis=0) & share).any() or (broken.any(axis=0) & count).any())


class _Table:
    """The numbers of a table on their way to be settled, as one array of rows and value columns."""

    def __init__(
        self, draft: TableDraft, meaning: TableMeaning, areas: TableAreas | None, catalogue: Catalogue
    ) -> None:
        self.draft, self.catalogue = draft, catalogue
        self.steps: list[str] = []
        self.numbers = np.column_stack([values.numbers for values in draft.values])
        self.marked = np.column_stack([values.percent for values in draft.values])
        self.answers = np.column_stack([values.answers for values in draft.values])
        self.doubts = [dict(values.doubts) for values in draft.values]
        rows, columns = self.numbers.shape
        self.flat = [header for row in meaning.headers for header in row]
        self.headers = HeaderSpread(np.asarray(meaning.row_codes, dtype=np.int64), columns).headers
        self.measures = np.array([header.measure for header in self.flat], dtype=object)[self.headers]
        self.measures[draft.target_cells()] = Measure.TARGET
        self.groups = self._groups(areas, rows, columns)
        self.area_of_column = draft.column_areas or [""] * columns

    def _groups(self, areas: TableAreas | None, rows: int, columns: int) -> npt.NDArray[np.int64]:
        """Number of the block of each cell: its kecamatan, totals apart."""
        if areas is None:
            return np.zeros((rows, columns), dtype=np.int64)
        texts = [
            f"{kecamatan or parent}{' (total)' if total else ''}"
            for kecamatan, parent, total in zip(areas.kecamatan, areas.parent, areas.total, strict=True)
        ]
        codes = np.unique(np.array(texts, dtype=object).astype(str), return_inverse=True)[1].astype(np.int64)
        along = codes[:, None] if self.draft.labels is not None else codes[None, :]
        return np.broadcast_to(along, (rows, columns))

    def prove(self, areas: TableAreas | None) -> None:
        """Takes the questions about texts back that a sum answers."""
        asked = {
            (row, column): values.written[row].of
            for column, values in enumerate(self.draft.values)
            for row in values.doubts
            if row in values.written and not values.written[row].bracketed
        }
        along_rows = areas is not None and self.draft.labels is not None
        totals = areas.total if areas is not None and along_rows else np.zeros(len(self.numbers), dtype=bool)
        for row, column in proven(self.numbers, totals, asked):
            del self.doubts[column][row]

    def scale_percentages(self) -> None:
        """Brings fractions to 0-100, series by series."""
        percent = (self.measures == Measure.PERCENT) & np.isfinite(self.numbers)
        open_cells = percent & ~self.marked
        lines = range(self.numbers.shape[0] if self.draft.labels is None else self.numbers.shape[1])
        found = [series for line in lines if (series := self._series(line, open_cells)) is not None]
        others = [series for series in found if not looks_like_fractions(series.numbers, series.decimals)]
        beyond = (np.abs(self.numbers[percent & self.marked]) > SMALL).any()
        in_hundreds = bool(beyond) or any((np.abs(series.numbers) > SMALL).any() for series in others)
        alone = self.draft.labels is None and not in_hundreds and self._are_quotients(open_cells)
        for series in found:
            if ((np.abs(series.numbers) <= SMALL) & (series.numbers != 0)).any():
                if alone and not series.scales.any():
                    told = Scaled(series.numbers != 0, np.zeros(len(series.numbers), dtype=bool))
                else:
                    told = scaled_series(series, in_hundreds)
                self._apply(series, told)

    def _are_quotients(self, cells: npt.NDArray[np.bool_]) -> bool:
        """Whether numbers of all rows together are quotients: a lone 1 or 0,8 beside 0,9333 is one too."""
        numbers = self.numbers[cells]
        if len(numbers) <= _FEW:
            return False
        decimals = printed_decimals(numbers)
        return int(decimals.max()) >= OF_QUOTIENTS and looks_like_fractions(numbers, decimals)

    def _series(self, line: int, open_cells: npt.NDArray[np.bool_]) -> PercentSeries | None:
        columns = self.numbers.shape[1]
        if self.draft.labels is None:
            places = line * columns + np.flatnonzero(open_cells[line])
        else:
            places = np.flatnonzero(open_cells[:, line]) * columns + line
        if not len(places):
            return None
        numbers = self.numbers.ravel()[places]
        headers = [self.flat[code] for code in np.unique(self.headers.ravel()[places]).tolist()]
        known = {header.match.indicator for header in headers}
        directions = {
            found.direction
            for indicator in known
            if indicator and (found := self.catalogue.indicator(indicator))
        }
        direction = next(iter(directions)) if len(directions) == 1 else Direction.HIGHER
        rare = not known.isdisjoint(part.indicator for part in relations(RelationKind.SEVERE_PART))
        decimals, groups = printed_decimals(numbers), self.groups.ravel()[places]
        return PercentSeries(
            places, numbers, decimals, groups, self._scales(places), direction, bool(directions), rare
        )

    def _scales(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
        """What numerators and denominators of the same cells say of the scale of percentages."""
        rows, columns = np.divmod(places, self.numbers.shape[1])
        codes = self.headers[rows, columns]
        pairs = np.full((2, len(places)), np.nan)
        for code in np.unique(codes).tolist():
            cells = np.flatnonzero(codes == code)
            row, column = int(rows[cells[0]]), int(columns[cells[0]])
            for side, measure in enumerate((Measure.NUMERATOR, Measure.DENOMINATOR)):
                beside, below = self._partner(row, column, measure)
                if beside is not None:
                    pairs[side, cells] = self.numbers[rows[cells], beside]
                elif below is not None:
                    pairs[side, cells] = self.numbers[below, columns[cells]]
        percents = self.numbers.ravel()[places]
        return scale_of(percents, printed_decimals(percents), pairs[0], pairs[1])

    def _partner(self, row: int, column: int, measure: Measure) -> tuple[int | None, int | None]:
        """Column of the numerator or denominator of a percentage in its row, else its row in the column."""
        own = self.flat[int(self.headers[row, column])]
        beside = [
            place
            for place, code in enumerate(self.headers[row].tolist())
            if place != column
            and self.area_of_column[place] == self.area_of_column[column]
            and serves(self.flat[code], own, measure)
        ]
        if beside:
            return min(beside, key=lambda place: abs(place - column)), None
        if self.draft.labels is not None:
            return None, None
        below = [
            place
            for place, code in enumerate(self.headers[:, column].tolist())
            if place != row and serves(self.flat[code], own, measure)
        ]
        return None, min(below, key=lambda place: abs(place - row)) if below else None

    def _apply(self, series: PercentSeries, scaled: Scaled) -> None:
        columns = self.numbers.shape[1]
        for place, fraction in zip(
            series.places[scaled.doubtful], scaled.fraction[scaled.doubtful], strict=True
        ):
            row, column = divmod(int(place), columns)
            number = float(self.numbers[row, column])
            one, other = (number * 100, number) if fraction else (number, number * 100)
            self.doubts[column].setdefault(row, _FRACTION.format(f"{number:g}", f"{one:g}", f"{other:g}"))
        chosen = series.places[scaled.fraction]
        if not len(chosen):
            return
        self.numbers.ravel()[chosen] = np.round(self.numbers.ravel()[chosen] * 100, 10)
        column = int(chosen[0]) % columns
        where = self.draft.column_headers[column] or column + 1
        self.steps.append(f"Kolom {where}: pecahan 0–1 dibaca sebagai persen.")

    def scale_targets(self) -> None:
        """Brings a target stored as a fraction to the scale of the percentages that it is a target of."""
        targets = (self.measures == Measure.TARGET) & np.isfinite(self.numbers) & ~self.marked & ~self.answers
        targets &= (self.numbers > 0) & (self.numbers <= SMALL)
        # "Rasio", "indeks" or "orang" in the column SATUAN: no percentage, however small.
        shares = [not header.unit or bool(PERCENT_TEXT.search(header.unit)) for header in self.flat]
        targets &= np.array(shares, dtype=bool)[self.headers]
        if not targets.any():
            return
        indicators = np.array([header.match.indicator or header.header for header in self.flat], dtype=object)
        named = indicators[self.headers]
        percents = (self.measures == Measure.PERCENT) & np.isfinite(self.numbers)
        lone = np.zeros_like(targets)
        for indicator in set(named[targets].tolist()):
            cells = targets & (named == indicator)
            reached = self.numbers[percents & (named == indicator)]
            if not len(reached):
                reached = self.numbers[percents]
            if not len(reached):
                lone |= cells
            elif float(np.median(reached)) >= 10 * float(np.median(self.numbers[cells])):
                self.numbers[cells] = np.round(self.numbers[cells] * 100, 10)
        self._scale_lone_targets(lone)

    def _scale_lone_targets(self, lone: npt.NDArray[np.bool_]) -> None:
        """Takes targets with the shape of fractions for percentages where none is reached yet, and asks."""
        for column in np.flatnonzero(lone.any(axis=0)).tolist():
            places = np.flatnonzero(lone[:, column])
            numbers = self.numbers[places, column]
            if not looks_like_fractions(numbers, printed_decimals(numbers)):
                continue
            self.numbers[places, column] = np.round(numbers * 100, 10)
            for row, number in zip(places.tolist(), numbers.tolist(), strict=True):
                asked = _FRACTION.format(f"{number:g}", f"{number * 100:g}", f"{number:g}")
                self.doubts[column].setdefault(row, asked)

    def question_counts(self) -> None:
        """Asks about fractions among counts, and reads the whole number where a thousands mark was lost."""
        named = self.draft.row_labels if self.draft.labels is None else self.draft.labels.areas()
        rows = np.array([not _NO_COUNT.search(text.lower()) for text in named], dtype=bool)
        counts = np.isin(self.measures.astype(str), [str(measure) for measure in _COUNTS])
        for column in range(self.numbers.shape[1]):
            header = self.draft.column_headers[column].lower()
            if _NO_COUNT.search(header):
                continue
            cells = np.flatnonzero(counts[:, column] & rows)
            known = np.array([bool(header.match.indicator) for header in self.flat])[
                self.headers[cells, column]
            ]
            self._read_thousands(column, cells)
            for at, lost in lost_marks(self.numbers[cells, column], known).items():
                self.numbers[cells[at], column] = lost.number
                self.doubts[column].setdefault(int(cells[at]), lost.question)

    def _read_thousands(self, column: int, cells: npt.NDArray[np.int64]) -> None:
        """Reads "2.456" as a count in thousands, though other rows of the column have decimals."""
        for row in set(self.draft.values[column].doubtful) & set(cells.tolist()):
            number = self.numbers[row, column]
            if np.isfinite(number) and number != np.floor(number):
                self.numbers[row, column] = np.round(number * 1000)

    def question_giants(self) -> None:
        """Asks about percentages of a thousand and more."""
        with np.errstate(invalid="ignore"):
            giants = np.argwhere((self.measures == Measure.PERCENT) & (self.numbers >= _OUT_OF_SIGHT))
        for row, column in giants.tolist():
            self.doubts[column].setdefault(row, f"{self.numbers[row, column]:g} % terlalu besar")
