"""What the numbers of a table mean: indicator, measure, unit and period of every header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from stunting.catalogue.indicators import Catalogue
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import Unit
from stunting.model.observations import Measure, Series
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.meaning.decided import DecidedHeader, decided_header, decided_table
from stunting.reading.meaning.header_meaning import HeaderMeaning
from stunting.reading.meaning.indicators import (
    IndicatorMatch,
    IndicatorMatcher,
    measure_of,
    measures_of,
)
from stunting.reading.meaning.shared_denominators import with_roles, with_sex_parts
from stunting.reading.meaning.table_periods import (
    Surroundings,
    header_period,
    table_period,
    without_period_labels,
)

_MOST_HEADERS = 5_000
_UNIT = re.compile(r"\(\s*([^()\d][^()]{0,24})\)\s*\*?$|(%)")
_PERCENT = re.compile(
    r"%|\bpersen(?:tase)?\b|\bpresentase\b|\bprevalensi\b|\bprevalence\b|\bpct\b", re.IGNORECASE
)
_SURVEY = re.compile(r"\b(?:ssgi|ssgbi|ski|riskesdas|psg|survei|survey)\b", re.IGNORECASE)
_REGISTER = re.compile(r"\b(?:e-?ppgbm|eppgbm|sigizi|rutin)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """Meanings of all headers of a table.

    `headers[k][j]` belongs to the k-th distinct row header and the j-th value column;
    `row_codes` gives k for each row. `period` is that of the whole table, `periods_seen` all that
    its title, sheet and file names say.
    """

    headers: list[list[HeaderMeaning]]
    row_codes: list[int]
    period: str
    periods_seen: tuple[str, ...]
    series: Series
    fingerprint: str
    idle: tuple[Decision, ...] = ()
    """Decisions about this form that act on nothing any more."""


def table_meaning(
    draft: TableDraft,
    matcher: IndicatorMatcher,
    catalogue: Catalogue,
    decisions: Sequence[Decision],
    file: str,
    fingerprint: str,
) -> TableMeaning:
    """Meaning of every header of a draft, decisions of people first."""
    sheet_name = draft.sheet.grid.sheet
    context = f"{sheet_name} {draft.title} {_name_words(file)}"
    distinct = list(dict.fromkeys(draft.row_headers))
    row_codes = (
        [distinct.index(h) for h in draft.row_headers] if len(distinct) < 2 else _codes(draft.row_headers)
    )
    column_measures = _column_measures(draft)
    around = Surroundings(draft.lines, sheet_name, draft.above, _name_words(file))
    decided = decided_table(decisions, fingerprint, _header_names(draft, distinct))
    period = decided.of_table(DecisionKind.TABLE_PERIOD)
    if period is None:
        period = table_period(around)
    headers: list[list[HeaderMeaning]] = []
    told: list[list[DecidedHeader]] = []
    for code, row_header in enumerate(distinct):
        texts = [
            _full_header(draft, "" if once else row_header, column)
            for column, once in zip(draft.column_headers, draft.once, strict=True)
        ]
        asked = [without_period_labels(text) for text in texts]
        matches = _matches(matcher, asked, row_header, context, len(distinct))
        rows = None if len(distinct) == 1 else np.flatnonzero(np.asarray(row_codes) == code)
        row_labels = row_header.split(" / ")
        row: list[HeaderMeaning] = []
        answered = [
            decided_header(decided, text, column, row_header)
            for text, column in zip(texts, draft.column_headers, strict=True)
        ]
        for place, (text, match) in enumerate(zip(texts, matches, strict=True)):
            values = draft.values[place].numbers if rows is None else draft.values[place].numbers[rows]
            answers = draft.values[place].answers if rows is None else draft.values[place].answers[rows]
            measure = answered[place].measure_for(column_measures[place] or match.measure)
            if answers.any() and answers[np.isfinite(values)].all():
                measure = Measure.YES_NO
            measure = _settled_measure(measure, match, text, context, values, draft.units, catalogue)
            named = header_period(row_labels, draft.value_columns[place].path)
            meaning = HeaderMeaning(text, match, measure, _unit(text, measure), named)
            row.append(answered[place].applied(meaning))
        below = [
            _seen(v.numbers if rows is None else v.numbers[rows], answer)
            for v, answer in zip(draft.values, answered, strict=True)
        ]
        told.append(answered)
        headers.append(with_roles(row, below, catalogue))
    headers = [
        [answer.applied(header) for header, answer in zip(row, answered, strict=True)]
        for row, answered in zip(_by_sex(headers), told, strict=True)
    ]
    series = Series(decided.of_table(DecisionKind.TABLE_SERIES) or _series(context))
    return TableMeaning(headers, row_codes, period, around.periods, series, fingerprint, decided.idle)


def _matches(
    matcher: IndicatorMatcher, texts: list[str], row_header: str, context: str, rows: int
) -> list[IndicatorMatch]:
    """Indicators of all headers of a row; of very many headers, row and column are asked apart."""
    if rows * len(texts) <= _MOST_HEADERS:
        return matcher.match_many(texts, context)
    of_row = matcher.match(row_header, context)
    columns = [text.replace(row_header, "").strip(" /") for text in texts]
    of_columns = matcher.match_many(columns, context)
    return [
        replace(match, measure=match.measure or of_row.measure) if match.indicator else of_row
        for match in of_columns
    ]


def _by_sex(headers: list[list[HeaderMeaning]]) -> list[list[HeaderMeaning]]:
    """All headers of a table with the parts by sex marked, whether columns or rows part them."""
    flat = with_sex_parts([header for row in headers for header in row])
    width = len(headers[0]) if headers else 1
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _codes(texts: list[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(text, len(numbers)) for text in texts]


def _name_words(file: str) -> str:
    return re.sub(r"[_]+", " ", file.rpartition(".")[0])


def _full_header(draft: TableDraft, row_header: str, column_header: str) -> str:
    """Header of a cell: what the column says and what the row adds, the indicator first."""
    if draft.labels is None:
        return " / ".join(part for part in (row_header, column_header) if part)
    return " / ".join(part for part in (column_header, row_header) if part)


def _seen(numbers: npt.NDArray[np.float64], answer: DecidedHeader) -> npt.NDArray[np.float64]:
    """Numbers as arithmetic sees them: none where a person said that they explain nothing."""
    return np.full_like(numbers, np.nan) if answer.set_aside else numbers


def _header_names(draft: TableDraft, row_headers: Sequence[str]) -> Iterator[str]:
    """All names by which a person can speak of a header: in full, the column's, the row's."""
    for row_header in row_headers:
        for column, once in zip(draft.column_headers, draft.once, strict=True):
            yield _full_header(draft, "" if once else row_header, column)
    yield from draft.column_headers
    yield from row_headers


def _column_measures(draft: TableDraft) -> list[Measure | None]:
    """Measures that sibling sub-headers decide together, then what the header or the numbers say."""
    measures: list[Measure | None] = [None] * len(draft.value_columns)
    for group in _sibling_groups(draft):
        labels = [draft.column_headers[place].rpartition(" / ")[2] for place in group]
        for place, measure in zip(group, measures_of(labels), strict=True):
            measures[place] = measure
        _by_arithmetic(draft, group, measures)
    for place, header in enumerate(draft.column_headers):
        if measures[place] is None and draft.labels is None:
            measures[place] = measure_of(header)
    return measures


def _sibling_groups(draft: TableDraft) -> list[list[int]]:
    """Places of neighbouring value columns with the same upper header levels (and the same area)."""
    groups: list[list[int]] = []
    before: tuple[object, ...] | None = None
    for place, header in enumerate(draft.column_headers):
        area = draft.column_areas[place] if draft.column_areas else ""
        stem: tuple[object, ...] = (area, header.rpartition(" / ")[0])
        if stem == before:
            groups[-1].append(place)
        else:
            groups.append([place])
        before = stem
    return groups


def _by_arithmetic(draft: TableDraft, group: list[int], measures: list[Measure | None]) -> None:
    """Finds the triple whose third column is the percentage of the second in the first."""
    for first in range(len(group) - 2):
        triple = group[first : first + 3]
        if any(measures[place] for place in triple[:2]):
            continue
        a, b, c = (draft.values[place].numbers for place in triple)
        with np.errstate(divide="ignore", invalid="ignore"):
            usable = np.isfinite(a) & np.isfinite(b) & np.isfinite(c) & (a > 0) & (b > 0)
            if usable.sum() < 3:
                continue
            close = [
                np.abs(c[usable] - scale * b[usable] / a[usable]) <= 0.011 * scale / 100 * 10
                for scale in (100, 1)
            ]
        if max(part.mean() for part in close) >= 0.9:
            for place, measure in zip(
                triple, (Measure.DENOMINATOR, Measure.NUMERATOR, Measure.PERCENT), strict=True
            ):
                measures[place] = measure


def _settled_measure(
    measure: Measure | None,
    match: IndicatorMatch,
    header: str,
    context: str,
    numbers: np.ndarray,
    units: list[str],
    catalogue: Catalogue,
) -> Measure:
    """The measure, from the header where it says one, else from units and from the numbers themselves."""
    if measure is not None:
        return measure
    if _PERCENT.search(header) or (units and all("%" in unit or "persen" in unit.lower() for unit in units)):
        return Measure.PERCENT
    found = numbers[np.isfinite(numbers)]
    whole = bool(len(found)) and bool((found == np.floor(found)).all())
    indicator = catalogue.indicator(match.indicator) if match.indicator else None
    if indicator is None:
        return Measure.COUNT if whole else Measure.OTHER
    if indicator.unit is Unit.COUNT:
        return Measure.COUNT
    if indicator.unit is Unit.YES_NO:
        return Measure.YES_NO if len(found) and set(found.tolist()) <= {0.0, 1.0} else Measure.COUNT
    if indicator.unit is Unit.PERCENT:
        fits = bool(len(found)) and float(found.max()) <= 200 and float(found.min()) >= 0
        if fits and (not whole or re.search(r"cakupan|persen|%", context, re.IGNORECASE)):
            return Measure.PERCENT
        return Measure.NUMERATOR
    return Measure.COUNT if whole else Measure.OTHER


def _unit(header: str, measure: Measure) -> str:
    if measure is Measure.PERCENT:
        return "%"
    found = _UNIT.search(header)
    unit = (found.group(1) or found.group(2)).strip() if found else ""
    # Three capitals in brackets abbreviate the name before them ("(PKH)"); they measure nothing.
    return "" if unit.isupper() and len(unit) > 2 else unit


def _series(context: str) -> Series:
    survey = bool(_SURVEY.search(context)) and not _REGISTER.search(context)
    return Series.SURVEY if survey else Series.REGISTER
