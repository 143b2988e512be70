"""Problems that reading a table finds: unknown names, doubtful numbers, contradicting periods."""

from __future__ import annotations

from collections.abc import Collection

from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import UnmatchedArea
from stunting.model.decisions import DecisionKind
from stunting.model.evidence import Aspect
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure, cell_address
from stunting.model.periods import part_label, period_label, period_year
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.lokus_words import is_lokus_header
from stunting.reading.cells.periods import is_period_label
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.meaning.measures import is_denial, is_derived, target_group
from stunting.reading.meaning.table_periods import cell_period
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.tidy.area_problems import area_problems
from stunting.reading.tidy.contradiction_problems import contradiction_problems
from stunting.reading.tidy.number_problems import number_problems

_NAMED = 3


class TableProblems:
    """Collects the problems of one table."""

    def __init__(self, file: str, sheet: str) -> None:
        self._file = file
        self._sheet = sheet
        self.found: list[Problem] = []

    def add(
        self, kind: ProblemKind, cell: str = "", area: str = "", indicator: str = "", **facts: object
    ) -> None:
        """Adds a problem at a cell."""
        self.found.append(
            problem(
                kind, file=self._file, sheet=self._sheet, cell=cell, area=area, indicator=indicator, **facts
            )
        )


def table_problems(
    file: str,
    draft: TableDraft,
    meaning: TableMeaning,
    areas: TableAreas | None,
    unmatched: tuple[UnmatchedArea, ...],
    catalogue: Catalogue,
) -> list[Problem]:
    """All problems of one table, in the order in which a person would want them."""
    problems = TableProblems(file, draft.sheet.grid.sheet)
    _period_problems(problems, draft, meaning)
    _indicator_problems(problems, draft, meaning, catalogue)
    _measure_problems(problems, draft, meaning)
    problems.found += area_problems(file, draft, areas, unmatched)
    if draft.nameless:
        more = f" dan {len(draft.nameless) - 1} baris lain" if len(draft.nameless) > 1 else ""
        cell = cell_address(draft.nameless[0] + 1, draft.value_columns[0].column + 1)
        problems.add(ProblemKind.NAMELESS_ROW, cell=cell, more=more)
    problems.found += number_problems(file, draft, meaning, areas)
    problems.found += contradiction_problems(file, draft.sheet.grid.sheet, meaning)
    return problems.found


def _first_cell(draft: TableDraft, place: int = 0) -> str:
    return cell_address(int(draft.rows[0]) + 1, draft.value_columns[place].column + 1)


def _period_problems(problems: TableProblems, draft: TableDraft, meaning: TableMeaning) -> None:
    if missing := _without_period(draft, meaning):
        row, place, part = missing
        cell = cell_address(int(draft.rows[row]) + 1, draft.value_columns[place].column + 1)
        if part:
            problems.add(ProblemKind.NO_YEAR, cell=cell, part=part_label(part))
        else:
            problems.add(ProblemKind.NO_PERIOD, cell=cell)
        return
    in_headers = {h.period for r in meaning.headers for h in r if h.period and not h.period.startswith("-")}
    used = next(iter(in_headers)) if len(in_headers) == 1 else meaning.period
    if not used or len(in_headers) > 1:
        return
    others = [p for p in meaning.periods_seen if period_year(p) != period_year(used)]
    if others:
        seen = ", ".join(period_label(p) for p in dict.fromkeys([used, *others]))
        problems.add(
            ProblemKind.PERIOD_CONFLICT, cell=_first_cell(draft), periods=seen, used=period_label(used)
        )


def _without_period(draft: TableDraft, meaning: TableMeaning) -> tuple[int, int, str] | None:
    """The first cell (places of its row and column) without a period, and the part of a year it has.

    Totals of periods in rows and derived columns need none.
    """
    years = draft.labels.years() if draft.labels is not None else [""] * len(draft.rows)
    measured = any(header.measure is not Measure.OTHER for row in meaning.headers for header in row)
    seen: set[tuple[str, int]] = set()
    for row, (year, written) in enumerate(zip(years, draft.row_periods, strict=True)):
        code, named = meaning.row_codes[row], year or written
        if (named, code) in seen or (not named and any(draft.row_periods)):
            continue
        seen.add((named, code))
        for place, header in enumerate(meaning.headers[code]):
            if header.ignored or (measured and header.measure is Measure.OTHER):
                continue
            if not cell_period(named, header.period, meaning.period):
                parts = (named, header.period, meaning.period)
                return row, place, next((text[1:] for text in parts if text.startswith("-")), "")
    return None


def _indicator_problems(
    problems: TableProblems, draft: TableDraft, meaning: TableMeaning, catalogue: Catalogue
) -> None:
    told: set[str] = set()
    for code, row in enumerate(meaning.headers):
        sheet_row = (
            int(draft.rows[meaning.row_codes.index(code)]) if len(meaning.headers) > 1 else int(draft.rows[0])
        )
        for place, header in enumerate(row):
            stem = header.header
            family = f"{header.match.indicator} {stem.rpartition(' / ')[0] or stem}"
            if family in told or header.ignored or header.uses or header.part or not stem:
                continue
            if Aspect.INDICATOR in header.decided or is_derived(stem) or header.is_month_beside_all:
                continue  # answered, or a difference, rank or single month, which no indicator is
            if is_lokus_header(stem):
                continue  # a list of areas, not a service
            if header.measure is Measure.DENOMINATOR and target_group(stem):
                continue  # a sasaran by itself serves the indicators of its people
            cell = cell_address(sheet_row + 1, draft.value_columns[place].column + 1)
            if header.is_share_of_target:
                label = stem.rpartition(" / ")[2]
                if label not in told:
                    problems.add(ProblemKind.SHARE_OF_TARGET, cell=cell, header=label[:120])
                told.add(label)
                continue
            if header.measure is Measure.OTHER and (
                is_denial(stem) or not _has_content(draft, meaning, code, place)
            ):
                continue  # the half of SUDAH | BELUM that no service reached
            told.add(family)
            indicator = catalogue.indicator(header.match.indicator) if header.match.indicator else None
            if indicator is None:
                problems.add(ProblemKind.UNKNOWN_INDICATOR, cell=cell, header=stem[:120])
            elif any(one.aspect is Aspect.INDICATOR for one in header.doubts):
                problems.add(
                    ProblemKind.DOUBTFUL_INDICATOR,
                    cell=cell,
                    indicator=indicator.id,
                    header=stem[:120],
                    guess=indicator.name,
                )


def _has_content(draft: TableDraft, meaning: TableMeaning, code: int, place: int) -> bool:
    """Whether anything stands under a header, in the rows that it heads."""
    rows = [int(draft.rows[row]) for row, one in enumerate(meaning.row_codes) if one == code]
    return bool((draft.sheet.kinds[rows, draft.value_columns[place].column] != CellKind.BLANK).any())


def _measure_problems(problems: TableProblems, draft: TableDraft, meaning: TableMeaning) -> None:
    """One question for all headers of a table that were read as one measure for one reason."""
    told: set[tuple[str, ...]] = set()
    for code, row in enumerate(meaning.headers):
        for place, header in enumerate(row):
            doubt = next((one for one in header.doubts if one.aspect is Aspect.MEASURE), None)
            if doubt is None or header.ignored or not header.match.indicator:
                continue
            label = header.header.rpartition(" / ")[2]
            label = header.header if is_period_label(label) else label  # "TRIWULAN I" is no kind of its own
            key: tuple[str, ...] = (label, header.measure, doubt.runner_up, doubt.because)
            if draft.labels is None and any(one.rule == "conflict" for one in doubt.evidence):
                key = (f"{code}", header.match.indicator)  # its rivals in the same row ask the same
            if key in told:
                continue
            told.add(key)
            other = f", dapat juga {MEASURE_LABELS[Measure(doubt.runner_up)]}" if doubt.runner_up else ""
            problems.add(
                ProblemKind.DOUBTFUL_MEASURE,
                cell=cell_address(
                    int(draft.rows[meaning.row_codes.index(code)]) + 1, draft.value_columns[place].column + 1
                ),
                indicator=header.match.indicator,
                header=header.header[:120],
                measure=MEASURE_LABELS[header.measure],
                other=other,
                why=doubt.because or "tidak ada petunjuk yang kuat",
            )


def changed_form_problems(
    file: str, draft: TableDraft, meaning: TableMeaning, known: Collection[str]
) -> list[Problem]:
    """Says which decisions about this form no longer act on it.

    `known` are the fingerprints of the forms of this upload: those that are there have not changed.
    """
    own = meaning.fingerprint
    idle = [one for one in meaning.idle if one.fingerprint not in known or one.fingerprint == own]
    if not idle:
        return []
    problems = TableProblems(file, draft.sheet.grid.sheet)
    periods = [one for one in idle if one.kind is DecisionKind.TABLE_PERIOD and one.subject]
    gone = sorted({one.subject for one in idle if one.subject and one not in periods})
    if periods:
        said = period_label(periods[0].value)
        what = f"periode {said} ditetapkan untuk tabel {period_label(periods[0].subject)}"
    elif gone:
        names = ", ".join(f"\u201c{name}\u201d" for name in gone[:_NAMED])
        more = f" dan {len(gone) - _NAMED} lainnya" if len(gone) > _NAMED else ""
        what = f"kolom {names}{more} tidak ada lagi"
    else:
        what = "ada kolom yang ditambah, dihapus, atau berganti nama"
    problems.add(ProblemKind.CHANGED_FORM, cell=_first_cell(draft), what=what)
    return problems.found
