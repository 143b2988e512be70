"""An office's own file of targets, sectors, offices and cut-offs, uploaded like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stunting.catalogue.files import split_list
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.settings import (
    CODE,
    CUTOFF,
    CUTOFF_CODES,
    CUTOFF_NAMES,
    NAME,
    OPD,
    SECTOR,
    SOURCE,
    TARGET,
)
from stunting.model.grid import Grid
from stunting.model.indicators import Indicator, OfficeSettings, SourceMark, StatusCutoffs, Target, Unit
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.meaning.indicators import IndicatorMatcher
from stunting.reading.office_forms.form_sheet import FormSheet
from stunting.reading.office_forms.settings_sheet import last_year_of, level_of, percent_of, year_of

OWN_SOURCE = "berkas pengaturan kantor"
SURE_NAME = 0.9
"""Least score at which a name without a code counts as an indicator."""


def read_settings(
    sheets: Sequence[FormSheet], others: Sequence[Grid], catalogue: Catalogue
) -> tuple[OfficeSettings, tuple[Problem, ...]]:
    """What the settings sheets of a file set, with the problems of their rows.

    Rows that repeat what the catalogue says set nothing, so an untouched template leaves everything as it
    was: unverified targets do not become the office's own. The other sheets of the file are not read, and a
    problem says so.
    """
    reader = _Reader(catalogue, IndicatorMatcher(catalogue))
    for sheet in sheets:
        for row in sheet.rows:
            reader.read_row(sheet, row)
    cutoffs = reader.settled_cutoffs(sheets[0])
    settings = OfficeSettings(tuple(reader.targets.values()), reader.settled_offices(), cutoffs)
    filled = [grid for grid in others if _has_content(grid)]
    alone = [problem(ProblemKind.SETTING_SHEET_ALONE, sheet=grid.sheet) for grid in filled]
    return settings, (*reader.problems, *alone)


def _has_content(grid: Grid) -> bool:
    return any(value is not None for value in grid.values.flat)


@dataclass(slots=True)
class _Reader:
    """What the rows read so far set, and what is wrong with them. The first of two values stays."""

    catalogue: Catalogue
    matcher: IndicatorMatcher
    targets: dict[tuple[str, int], Target] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    opd: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cutoffs: dict[str, float] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read_row(self, sheet: FormSheet, row: int) -> None:
        code, name = sheet.line(row, CODE), sheet.line(row, NAME)
        if not code and not name:
            return
        cutoff = _cutoff_field(code, name)
        if cutoff:
            self._read_cutoff(sheet, row, cutoff)
            return
        indicator = self._indicator(code, name)
        if indicator is None:
            place = sheet.cell(row, CODE if code else NAME)
            self.problems.append(
                problem(
                    ProblemKind.SETTING_UNKNOWN_INDICATOR,
                    sheet=sheet.grid.sheet,
                    cell=place,
                    written=code or name,
                )
            )
            return
        self._read_target(sheet, row, indicator)
        self._read_sector(sheet, row, indicator)
        self._read_opd(sheet, row, indicator)

    def _indicator(self, code: str, name: str) -> Indicator | None:
        if code:
            return self.catalogue.indicator(code.lower())
        match = self.matcher.match(name)
        return self.catalogue.indicator(match.indicator) if match.score >= SURE_NAME else None

    def _read_cutoff(self, sheet: FormSheet, row: int, cutoff: str) -> None:
        if not sheet.line(row, CUTOFF):
            return
        percent = percent_of(sheet, row, CUTOFF)
        if isinstance(percent, Problem):
            self.problems.append(percent)
        else:
            self.cutoffs[cutoff] = round(percent / 100, 6)

    def _read_target(self, sheet: FormSheet, row: int, indicator: Indicator) -> None:
        written = sheet.line(row, TARGET)
        if not written:
            return
        says_yes = indicator.unit is Unit.YES_NO and written.lower() == "ya"
        percent = 100.0 if says_yes else percent_of(sheet, row, TARGET)
        year = year_of(sheet, row)
        until = 0 if isinstance(year, Problem) else last_year_of(sheet, row, year)
        level = level_of(sheet, row)
        read = (percent, year, until, level)
        self.problems += [one for one in read if isinstance(one, Problem)]
        if (
            isinstance(percent, Problem)
            or isinstance(year, Problem)
            or isinstance(until, Problem)
            or isinstance(level, Problem)
        ):
            return
        share = round(percent / 100, 6)
        source = sheet.line(row, SOURCE) or OWN_SOURCE
        known = self.catalogue.targets(indicator.id)
        if any((one.year, one.until, one.share, one.source) == (year, until, share, source) for one in known):
            return
        mark = SourceMark.OFFICE
        target = Target(indicator.id, year, share, source, mark, until=until, level=level)
        first = self.targets.setdefault((indicator.id, year), target)
        if first.share != share:
            used = f"{round((first.share or 0) * 100, 4):g}".replace(".", ",")
            self._repeated(sheet, row, TARGET, used, indicator)

    def _read_sector(self, sheet: FormSheet, row: int, indicator: Indicator) -> None:
        written = sheet.line(row, SECTOR)
        listed = {known.lower(): known for known in self.catalogue.sectors}
        sector = listed.get(written.lower(), written)
        if sector and sector != indicator.sector:
            first = self.sectors.setdefault(indicator.id, sector)
            if first != sector:
                self._repeated(sheet, row, SECTOR, first, indicator)

    def _read_opd(self, sheet: FormSheet, row: int, indicator: Indicator) -> None:
        opd = split_list(sheet.line(row, OPD))
        if opd and opd != indicator.opd:
            first = self.opd.setdefault(indicator.id, opd)
            if first != opd:
                self._repeated(sheet, row, OPD, "; ".join(first), indicator)

    def _repeated(self, sheet: FormSheet, row: int, column: str, used: str, indicator: Indicator) -> None:
        self.problems.append(
            problem(
                ProblemKind.SETTING_REPEATED,
                sheet=sheet.grid.sheet,
                cell=sheet.cell(row, column),
                indicator=indicator.id,
                column=column,
                used=used,
            )
        )

    def settled_offices(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Sectors and offices that differ from the catalogue, in its order."""
        return tuple(
            (id, self.sectors.get(id, ""), self.opd.get(id, ()))
            for id in self.catalogue.indicators
            if id in self.sectors or id in self.opd
        )

    def settled_cutoffs(self, sheet: FormSheet) -> StatusCutoffs | None:
        """The cut-offs of the office, or None where it sets none or where they do not descend."""
        cutoffs = replace(self.catalogue.cutoffs, **self.cutoffs)
        if cutoffs == self.catalogue.cutoffs:
            return None
        if 0 < cutoffs.behind < cutoffs.near < cutoffs.met:
            return cutoffs
        percents = (cutoffs.met, cutoffs.near, cutoffs.behind)
        self.problems.append(
            problem(
                ProblemKind.SETTING_BAD_VALUE,
                sheet=sheet.grid.sheet,
                column=CUTOFF,
                written=" / ".join(f"{round(share * 100, 4):g}" for share in percents),
                reason="batas Tercapai, Hampir tercapai, dan Tertinggal harus makin kecil",
                advice="Urutkan dari besar ke kecil, misalnya 100, 90, 75.",
            )
        )
        return None


def _cutoff_field(code: str, name: str) -> str:
    by_name = {written.lower(): cutoff for cutoff, written in CUTOFF_NAMES.items()}
    return CUTOFF_CODES.get(code.lower(), "") or by_name.get(name.lower(), "")
