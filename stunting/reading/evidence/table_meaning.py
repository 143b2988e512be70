"""What the numbers of a table mean: indicator, measure, unit and period of every header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stunting.catalogue.indicators import Catalogue
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure, Series
from stunting.model.periods import period_label
from stunting.reading.cells.periods import joined_period
from stunting.reading.context import Context
from stunting.reading.evidence.conflicts import with_conflicts
from stunting.reading.evidence.contradictions import Contradiction, contradictions
from stunting.reading.evidence.decided import DecidedHeader, decided_header, decided_table
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.line_indicators import settled_indicator
from stunting.reading.evidence.line_measures import TableMeasures, settle_measures
from stunting.reading.evidence.lines import LEVEL, Line, TableLines, table_lines
from stunting.reading.evidence.measure_rules import PERCENT_TEXT, Known
from stunting.reading.evidence.naming import Around, named_indicators
from stunting.reading.evidence.shared_denominators import with_roles, with_sex_parts
from stunting.reading.evidence.unknown_words import with_unknown_words
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.meaning.indicators import FROM_CONTEXT, IndicatorMatch, IndicatorMatcher
from stunting.reading.meaning.measures import measure_of_name
from stunting.reading.meaning.table_periods import Surroundings, header_period, table_period

_DERIVED = frozenset(
    {
        "difference",
        "derived_column",
        "against_target",
        "month_beside_all",
        "money",
        "measure_word",
        "siblings",
    }
)
"""Rules that say that a line is computed from others."""
_MARCH = "03"
_FROM_JANUARY = re.compile(r"\bjan", re.IGNORECASE)
_UNIT = re.compile(r"\(\s*([^()\d][^()]{0,24})\)\s*\*?$|(%)")
_SURVEY = re.compile(r"\b(?:ssgi|ssgbi|ski|riskesdas|psg|survei|survey)\b", re.IGNORECASE)
_REGISTER = re.compile(r"\b(?:e-?ppgbm|eppgbm|sigizi|rutin)\b", re.IGNORECASE)
_YEAR_OF_OTHERS = Settled(
    Aspect.PERIOD,
    "",
    Certainty.DOUBTFUL,
    0.0,
    "",
    (Evidence(Aspect.PERIOD, "", 0.0, "year_of_others", "tahunnya hanya disebut pada kepala lain"),),
)


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
    named_period: str = ""
    """The period that the table itself names."""
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """What decisions of people did with the period."""
        decided = self.period != self.named_period
        return (f"Periode {period_label(self.period)} dipakai menurut keputusan.",) if decided else ()


def table_meaning(
    draft: TableDraft,
    matcher: IndicatorMatcher,
    context: Context,
    file: str,
    fingerprint: str,
) -> TableMeaning:
    """Meaning of every header of a draft, decisions of people about its form first."""
    sheet_name = draft.sheet.grid.sheet
    naming = Around(sheet_name, draft.lines or draft.above)
    distinct = list(dict.fromkeys(draft.row_headers))
    row_codes = _codes(draft.row_headers)
    table = table_lines(draft, distinct, row_codes)
    around = Surroundings(draft.lines, sheet_name, draft.above, _name_words(file))
    decided = decided_table(context.decisions, fingerprint, _header_names(draft, table, distinct))
    answers = [
        [decided_header(decided, *_names(draft, line, distinct)) for line in row] for row in table.lines
    ]
    lines, found = _settled_lines(draft, table, answers, matcher, context.catalogue, naming)
    lines = _with_first_quarter(lines)
    headers_at = [row[group] for row in lines for group in table.groups]
    of_headers = [header.period for header in headers_at]
    if not any(one.period for one in headers_at if one.measure is not Measure.TARGET):
        of_headers = []  # "Target 2024 | Target 2025" date no capaian
    named = _period_of_table(around, of_headers)
    if draft.labels is None:
        lines = with_unknown_words(lines, table.lines)
    lines = _without_rivals(lines, table, named)
    if not table_period(around) and not any(draft.row_periods):
        lines = [[_without_own_year(header) for header in row] for row in lines]
    headers = [[row[group] for group in table.groups] for row in lines]
    if draft.year_elsewhere and named[:1] in ("", "-") and not any(one[:1].isdigit() for one in of_headers):
        # "FEB" on a sheet of its own lies in the year that another sheet or the cover names.
        named = joined_period(draft.year_elsewhere, named[1:])
    period = decided.period_for(named)
    idle = (*decided.idle, *decided.lost_periods(named))
    series = decided.of_table(DecisionKind.TABLE_SERIES)
    if series:
        headers = [[header._replace(series="") for header in row] for row in headers]
    series = series or _named_series(f"{naming.text} {_name_words(file)}") or Series.REGISTER
    return TableMeaning(
        headers, row_codes, period, around.periods, Series(series), fingerprint, idle, named, found
    )


def _with_first_quarter(lines: list[list[HeaderMeaning]]) -> list[list[HeaderMeaning]]:
    """Headers where "Jan-Mar" beside "Apr-Jun" is the first quarter, and not what was reached until March."""
    named = {header.period.rpartition("-")[2] for row in lines for header in row}
    if not {_MARCH, "TW2"} <= named or named & {"01", "02", "TW1"}:
        return lines
    return [
        [
            header._replace(period=f"{header.period.removesuffix(_MARCH)}TW1")
            if header.period.endswith(f"-{_MARCH}")
            and _FROM_JANUARY.search(header.header)
            and Aspect.PERIOD not in header.decided
            else header
            for header in row
        ]
        for row in lines
    ]


def _period_of_table(around: Surroundings, of_headers: Sequence[str]) -> str:
    """The period of what no header dates: that of the title or sheet, of all dated headers, or of the file.

    The name of the file says nothing where headers name years themselves.
    """
    near = table_period(replace(around, file=""))
    years = {period[:4] for period in of_headers if period and not period.startswith("-")}
    if not years or (near and not near.startswith("-")):
        return near if years else table_period(around)
    return joined_period(years.pop(), near[1:]) if len(years) == 1 else near


def _without_own_year(header: HeaderMeaning) -> HeaderMeaning:
    """A header of no known thing that only other headers could date: their year need not be its own."""
    aside = header.measure is Measure.OTHER or Aspect.PERIOD in header.decided
    if aside or header.period or header.match.indicator or header.uses:
        return header
    return header.with_settled(_YEAR_OF_OTHERS)


def _settled_lines(
    draft: TableDraft,
    table: TableLines,
    answers: Sequence[Sequence[DecidedHeader]],
    matcher: IndicatorMatcher,
    catalogue: Catalogue,
    naming: Around,
) -> tuple[list[list[HeaderMeaning]], tuple[Contradiction, ...]]:
    """Meaning of every line: all that speaks is settled together, and what people decided stands."""
    table = table.without([[answer.set_aside for answer in row] for row in answers])
    matches = [named_indicators(matcher, row, naming, len(table.lines)) for row in table.lines]
    sheet = measure_of_name(naming.sheet)
    about = [[_known(catalogue, match, naming.text, sheet) for match in row] for row in matches]
    measures = settle_measures(table, about)
    headers = [
        [
            answer.applied(_header(draft, line, match, measure))
            for line, match, measure, answer in zip(row, found, settled, answered, strict=True)
        ]
        for row, found, settled, answered in zip(table.lines, matches, measures.settled, answers, strict=True)
    ]
    roles = _with_roles(headers, measures, catalogue, indicators_down=draft.labels is None)
    headers = [
        [answer.applied(header) for header, answer in zip(row, answered, strict=True)]
        for row, answered in zip(roles, answers, strict=True)
    ]
    contradicting = contradictions(draft, table, headers, measures)
    return headers, contradicting


def _without_rivals(
    headers: list[list[HeaderMeaning]], table: TableLines, period: str
) -> list[list[HeaderMeaning]]:
    """Headers where those that claim one number of one period are in doubt; `period` is that of the table."""
    if len(table.groups) != len(headers[0]) and len(headers[0]) == 1:  # areas across: neighbours are rows
        column = with_conflicts([row[0] for row in headers], [row[0] for row in table.lines], period)
        return [[header] for header in column]
    return [with_conflicts(row, lines, period) for row, lines in zip(headers, table.lines, strict=True)]


def _known(catalogue: Catalogue, match: IndicatorMatch, context: str, sheet: Measure | None) -> Known:
    indicator = catalogue.indicator(match.indicator) if match.indicator else None
    return Known(indicator, match.measure, context, sheet, match.score <= FROM_CONTEXT)


def _header(draft: TableDraft, line: Line, match: IndicatorMatch, measure: Settled) -> HeaderMeaning:
    """Meaning of one line by itself."""
    final = Measure(measure.value)
    if final is Measure.OTHER and any(e.rule in _DERIVED and e.value == final for e in measure.evidence):
        match = IndicatorMatch()  # a difference, a rank or a share of the target is no value of the indicator
    row_labels = tuple(LEVEL.join(part for part in (line.row_stem, line.row_label) if part).split(LEVEL))
    return HeaderMeaning(
        header=line.header,
        match=match,
        measure=final,
        unit=_unit(line, final),
        period=header_period(row_labels, draft.value_columns[line.place].path),
        series=_named_series(line.header),
        settled=(measure, settled_indicator(match, line.cells, line.header)),
    )


def _with_roles(
    headers: list[list[HeaderMeaning]],
    measures: TableMeasures,
    catalogue: Catalogue,
    *,
    indicators_down: bool,
) -> list[list[HeaderMeaning]]:
    """Headers with the roles that their neighbours give them, along the rows or along the columns."""
    if measures.rows.ratios:
        column = with_roles([row[0] for row in headers], measures.rows.ratios, catalogue)
        return _by_sex([[header] for header in column])
    rows = [with_roles(row, measures.columns.ratios, catalogue) for row in headers]
    if indicators_down:
        columns = [with_roles(list(column), (), catalogue) for column in zip(*rows, strict=True)]
        rows = [list(row) for row in zip(*columns, strict=True)]
    return _by_sex(rows)


def _by_sex(headers: list[list[HeaderMeaning]]) -> list[list[HeaderMeaning]]:
    """All headers of a table with the parts by sex marked, whether columns or rows part them."""
    flat = with_sex_parts([header for row in headers for header in row])
    width = len(headers[0]) if headers else 1
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _codes(texts: Sequence[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(text, len(numbers)) for text in texts]


def _name_words(file: str) -> str:
    return re.sub(r"[_]+", " ", file.rpartition(".")[0])


def _names(draft: TableDraft, line: Line, row_headers: Sequence[str]) -> tuple[str, str, str]:
    """The names by which a person can speak of a line: in full, the column's, the row's."""
    return line.header, draft.column_headers[line.place], row_headers[line.code]


def _header_names(draft: TableDraft, table: TableLines, row_headers: Sequence[str]) -> Iterator[str]:
    """All names by which a person can speak of a header of a table."""
    for row in table.lines:
        yield from (line.header for line in row)
    yield from draft.column_headers
    yield from row_headers


def _unit(line: Line, measure: Measure) -> str:
    share = measure is Measure.OTHER and PERCENT_TEXT.search(line.column_label)
    if measure is Measure.PERCENT or share:
        return "%"
    if line.unit or line.shares:
        return line.unit
    found = _UNIT.search(line.header)
    unit = (found.group(1) or found.group(2)).strip() if found else ""
    # Three capitals in brackets abbreviate the name before them ("(PKH)"); they measure nothing.
    return "" if unit.isupper() and len(unit) > 2 else unit


@lru_cache(maxsize=50_000)
def _named_series(text: str) -> str:
    """The one source that a header or a title names: a survey, or the register of the posyandu; or empty."""
    survey, register = bool(_SURVEY.search(text)), bool(_REGISTER.search(text))
    return "" if survey == register else Series.SURVEY if survey else Series.REGISTER
