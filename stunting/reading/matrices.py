"""All tables of uploaded grids, from located tables to observations, accounts and problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import Area
from stunting.model.dataset import SheetAccount
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.grid import Grid
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.sheet import Sheet
from stunting.reading.collection import collection_paused
from stunting.reading.context import Context
from stunting.reading.evidence.table_meaning import table_meaning
from stunting.reading.layout.decided_headers import decided_header
from stunting.reading.layout.drafts import TableDraft, draft_table
from stunting.reading.layout.fingerprints import about_form, content_fingerprint, form_fingerprint, same_form
from stunting.reading.layout.located import Located, locate
from stunting.reading.layout.no_data import without_examples, without_legends
from stunting.reading.layout.personal_data import personal_columns
from stunting.reading.layout.regions import find_regions
from stunting.reading.meaning.indicators import IndicatorMatcher
from stunting.reading.meaning.table_periods import year_of_titles
from stunting.reading.people.by_name import by_name_columns
from stunting.reading.people.lists import lists_people
from stunting.reading.places.enclosing import area_around, enclosing_area
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.matching import is_area_vocabulary
from stunting.reading.places.table_areas import AreaKey, keys_of, match_keys, table_areas
from stunting.reading.places.upload_kabupaten import FilePlace, place_of_file, place_of_upload
from stunting.reading.tidy.accounts import ReadTable, sheet_account
from stunting.reading.tidy.area_problems import unmatched_areas
from stunting.reading.tidy.assembly import Assembly
from stunting.reading.tidy.settled_values import with_settled_values
from stunting.reading.tidy.table_problems import changed_form_problems, table_problems
from stunting.reading.tidy.told_once import once_per_file

_COVER_ROWS = 40


@dataclass(frozen=True, slots=True)
class FileGrids:
    """An opened file: its name and its sheets."""

    file: str
    grids: Sequence[Grid]


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Everything that was read: observations of all tables, accounts of all sheets, problems."""

    observations: pd.DataFrame
    sheets: tuple[SheetAccount, ...]
    problems: tuple[Problem, ...]
    kabupaten: str


@dataclass(frozen=True, slots=True)
class _OpenSheet:
    """A sheet on its way through reading."""

    file: str
    sheet: Sheet
    located: tuple[Located, ...]
    personal: tuple[str, ...]
    lost_header: str
    """Header rows that a person set and that are not there."""
    examples: tuple[tuple[int, int], ...] = ()
    """The first cells (row and column from 0) of what only shows how to fill a form in."""


@dataclass(frozen=True, slots=True)
class _OpenTable:
    """A table on its way through reading."""

    owner: _OpenSheet
    draft: TableDraft
    context: Context
    """Inside the kabupaten of its file."""
    enclosing: Area | None
    keys: list[AreaKey]


def read_tables(
    files: Sequence[FileGrids], context: Context, progress: Callable[[str], None] | None = None
) -> ReadTables:
    """Reads all tables of all files. The kabupaten is recognised from the area names unless given."""
    with collection_paused():
        return _read(files, context, progress or (lambda _: None))


def _read(files: Sequence[FileGrids], context: Context, progress: Callable[[str], None]) -> ReadTables:
    share = _area_share(context)
    opened = [[_locate_all(one.file, grid, context, share) for grid in one.grids] for one in files]
    shown = [_place_of(one.file, sheets, context) for one, sheets in zip(files, opened, strict=True)]
    place = place_of_upload(shown, context.kabupaten, context.gazetteer)
    tables = [
        table
        for of_file, within in zip(opened, place.of_files, strict=True)
        for year in [year_of_titles(lines for sheet in of_file for lines in _titles(sheet))]
        for sheet in of_file
        for table in _draft_all(sheet, context.within(within), share, year)
    ]
    progress("Mencocokkan wilayah dan indikator")
    assembly, accounts, found = _assemble([sheet for sheets in opened for sheet in sheets], tables, context)
    # Sheets and drafts go first: the frame of a national matrix takes the room that they leave.
    del opened, tables
    problems = (*place.problems, *once_per_file(found))
    return ReadTables(assembly.frame(), accounts, problems, place.kabupaten)


def _place_of(file: str, sheets: Sequence[_OpenSheet], context: Context) -> FilePlace:
    located = [one for sheet in sheets for one in sheet.located]
    return place_of_file(file, located, [sheet.sheet.grid.sheet for sheet in sheets], context.gazetteer)


def _titles(opened: _OpenSheet) -> list[tuple[str, ...]]:
    """Titles of the tables of a sheet; of one without tables, such as a cover, all that is written."""
    sheet = opened.sheet
    if opened.located or opened.personal:
        return [located.lines for located in opened.located]
    rows = np.flatnonzero(sheet.filled.any(axis=1))[:_COVER_ROWS].tolist()
    return [tuple(sheet.text(row, int(np.flatnonzero(sheet.filled[row])[0])) for row in rows)]


def _area_share(context: Context) -> Callable[[Sequence[str]], float]:
    def share(texts: Sequence[str]) -> float:
        return is_area_vocabulary(texts, context.gazetteer)

    return share


def _locate_all(
    file: str, grid: Grid, context: Context, share: Callable[[Sequence[str]], float]
) -> _OpenSheet:
    sheet = Sheet(grid)
    people = lists_people(grid, share)
    if people:
        return _OpenSheet(file, sheet, (), people, "")
    found: list[Located] = []
    above: tuple[str, ...] = ()
    lost_header = ""
    every = find_regions(sheet)
    regions, examples = without_examples(sheet, without_legends(sheet, every))
    for region in every if examples or len(regions) < len(every) else ():
        # Who is called an example in a list of people may be one of them all the same.
        personal = personal_columns(locate(sheet, region, 1, share, ()).columns)
        if personal:
            return _OpenSheet(file, sheet, (), tuple(personal), "")
    for number, region in enumerate(regions, start=1):
        located = locate(sheet, region, grid.table_number or number, share, above)
        above += tuple(line for line in located.lines if line not in above)
        chosen = decided_header(located, context.decisions)
        if isinstance(chosen, Decision):
            lost_header = chosen.value
        elif chosen is not None:
            again = find_regions(sheet, chosen)
            located = locate(sheet, again[0], number, share, located.above) if again else located
        personal = personal_columns(located.columns)
        if personal:
            return _OpenSheet(file, sheet, (), tuple(personal), lost_header)
        found.append(located)
    return _OpenSheet(file, sheet, tuple(found), (), lost_header, tuple(examples))


def _draft_all(
    opened: _OpenSheet, context: Context, share: Callable[[Sequence[str]], float], year: str
) -> list[_OpenTable]:
    tables: list[_OpenTable] = []
    for located in opened.located:
        draft = draft_table(located, context, share)
        if draft is None or not len(draft.rows):
            continue
        draft = replace(draft, year_elsewhere=year)
        enclosing = enclosing_area(draft, opened.file, context)
        tables.append(_OpenTable(opened, draft, context, enclosing, keys_of(draft, enclosing)))
    return tables


def _assemble(
    sheets: Sequence[_OpenSheet], tables: Sequence[_OpenTable], context: Context
) -> tuple[Assembly, tuple[SheetAccount, ...], tuple[Problem, ...]]:
    catalogue = context.catalogue
    assembly = Assembly()
    matcher = indicator_matcher(catalogue)
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    read: dict[int, list[ReadTable]] = {}
    fingerprints = [form_fingerprint(table.draft.columns) for table in tables]
    forms = set(fingerprints)
    ignored = {one.fingerprint for one in context.decided(DecisionKind.TABLE_IGNORED)}
    for table, fingerprint in zip(tables, fingerprints, strict=True):
        draft, file = table.draft, table.owner.file
        ours = table.context.with_decisions(about_form(context.decisions, fingerprint))
        areas, proposals = None, {}
        if table.keys:
            matched = match_keys(table.keys, table.context)
            areas = table_areas(draft, table.keys, matched, table.enclosing, ours)
            proposals = {(area.area, area.parent): area.proposals for area in matched[1].unmatched}
        meaning = table_meaning(draft, matcher, ours, file, fingerprint)
        draft = draft.with_steps(*(areas.steps if areas else ()), *meaning.steps)
        draft = with_settled_values(draft, meaning, areas, catalogue)
        unmatched = unmatched_areas(draft, table.keys, areas, proposals)
        where = f"{draft.sheet.grid.sheet or file}, tabel {draft.table}"
        content = _content(draft, areas)
        repeated = seen.get((file, content)) if content else None
        if content:
            seen.setdefault((file, content), where)
        if repeated:
            problems.append(
                problem(
                    ProblemKind.REPEATED_TABLE,
                    file=file,
                    sheet=draft.sheet.grid.sheet,
                    cell=cell_address(int(draft.rows[0]) + 1, draft.value_columns[0].column + 1),
                    where=repeated,
                )
            )
            draft = draft.with_steps(f"Tabel ini sama dengan {repeated}; angkanya dibaca sekali saja.")
        elif not any(same_form(one, fingerprint) for one in ignored):
            around = area_around(table.enclosing, table.context) if areas is None else None
            assembly.add(file, draft, meaning, areas, around, catalogue)
            problems += table_problems(file, draft, meaning, areas, unmatched, catalogue)
            problems += changed_form_problems(file, draft, meaning, forms)
        read.setdefault(id(table.owner), []).append(ReadTable(draft, meaning, areas, unmatched))
    accounts = []
    for opened in sheets:
        tables_of = read.get(id(opened), [])
        account = sheet_account(opened.file, opened.sheet, tables_of, hide_texts=bool(opened.personal))
        accounts.append(account)
        problems += _sheet_problems(opened, account)
    return assembly, tuple(accounts), tuple(problems)


_matchers: list[tuple[Catalogue, IndicatorMatcher]] = []


def indicator_matcher(catalogue: Catalogue) -> IndicatorMatcher:
    """The matcher of a catalogue, kept for the next upload: it takes longer to make than to ask."""
    for known, matcher in _matchers:
        if known == catalogue:
            return matcher
    _matchers.append((catalogue, IndicatorMatcher(catalogue)))
    del _matchers[:-3]
    return _matchers[-1][1]


def _content(draft: TableDraft, areas: TableAreas | None) -> str:
    totals = np.zeros(len(draft.rows), dtype=bool)
    if areas is not None and draft.labels is not None:
        totals = areas.total
    return content_fingerprint(draft, totals)


def _sheet_problems(opened: _OpenSheet, account: SheetAccount) -> list[Problem]:
    grid = opened.sheet.grid
    has_table = bool(account.tables)
    has_numbers = any(table.numbers for table in account.tables)
    place = {"file": opened.file, "sheet": grid.sheet}
    found: list[Problem] = []
    if opened.personal:
        told = problem(ProblemKind.PERSONAL_DATA, columns=", ".join(opened.personal[:6]), **place)
        is_countable = by_name_columns(grid) is not None
        return [told, *([problem(ProblemKind.COUNTABLE_PEOPLE, **place)] if is_countable else [])]
    hidden = [
        text
        for text, present in (
            ("lembar ini", grid.hidden),
            (f"{len(grid.hidden_rows)} baris", bool(grid.hidden_rows)),
            (f"{len(grid.hidden_columns)} kolom", bool(grid.hidden_columns)),
        )
        if present
    ]
    if hidden and has_table:
        found.append(problem(ProblemKind.HIDDEN_CONTENT, what=" dan ".join(hidden), **place))
    if opened.lost_header:
        what = f"baris kepala {opened.lost_header} tidak ada lagi"
        found.append(problem(ProblemKind.CHANGED_FORM, what=what, **place))
    if has_table and opened.sheet.other_dates.ages:
        found.append(_age_problem(opened))
    if opened.examples:
        row, column = opened.examples[0]
        found.append(problem(ProblemKind.EXAMPLE_TABLE, cell=cell_address(row + 1, column + 1), **place))
    if not has_numbers and grid.shape[0] and not opened.examples:
        kind = ProblemKind.EMPTY_TABLE if opened.located else ProblemKind.NO_TABLE
        found.append(problem(kind, **place))
    return found


def _age_problem(opened: _OpenSheet) -> Problem:
    """One line for all ages of a sheet that were kept as dates, at the first of them."""
    spans = opened.sheet.other_dates.ages
    row, column = min(spans)
    return problem(
        ProblemKind.AGE_AS_DATE,
        file=opened.file,
        sheet=opened.sheet.grid.sheet,
        cell=cell_address(row + 1, column + 1),
        span=spans[row, column],
        more=f", begitu pula {len(spans) - 1} sel lain" if len(spans) > 1 else "",
    )
