"""Summaries of the current workspace, made once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import pandas as pd

from stunting.analysis.acting.action_plan import ActionPlan, action_plan
from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.rows import latest_rows, rows_of_year_before
from stunting.analysis.coverage.standings import largest_gaps
from stunting.analysis.coverage.targets import other_years_sentence
from stunting.catalogue.gazetteer import Gazetteer, load_gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.lokus import present_lokus
from stunting.model.summaries import Summary
from stunting.model.summaries.workload import MonthlyCount
from stunting.ui.visit.choices import YEAR_BEFORE, Choices, Options, current_choices, options_of
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.words import wording

LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)


@dataclass(frozen=True, slots=True)
class View:
    """What a page draws from: the data of this visitor and what is chosen.

    `workspace` holds the areas of the chosen kabupaten; `kabupaten` names all that the data hold, by code.
    """

    workspace: Workspace
    choices: Choices
    kabupaten: Mapping[str, str]

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with the office's own settings and indicators in place."""
        return self.workspace.catalogue

    @property
    def several_kabupaten(self) -> bool:
        """Whether the pages show several kabupaten side by side: neither one nor a kecamatan is chosen."""
        return len(self.kabupaten) > 1 and not (self.choices.kabupaten or self.choices.kecamatan)

    @property
    def part_level(self) -> AreaLevel:
        """The areas that a page compares with each other: kecamatan, or kabupaten where there are several."""
        return AreaLevel.KABUPATEN if self.several_kabupaten else AreaLevel.KECAMATAN

    @property
    def observations(self) -> pd.DataFrame:
        """All observations, never to be changed."""
        return self.workspace.dataset.observations

    @property
    def gazetteer(self) -> Gazetteer:
        """The official areas."""
        return load_gazetteer()

    @property
    def options(self) -> Options:
        """What the data let a person choose."""
        return options_in(self.workspace)

    @property
    def source(self) -> str:
        """Where the numbers come from, for the line below a chart."""
        return wording.SOURCE_SAMPLES if self.workspace.is_sample else wording.SOURCE_UPLOADS

    @property
    def figures(self) -> AllFigures:
        """All figures behind coverage, gathered once."""
        return figures_in(self.workspace)

    def coverage(self, level: AreaLevel) -> Summary:
        """COVERAGE of every series, period and indicator at one level."""
        return coverage_at(self.workspace, level)

    def coverage_of_year(self, level: AreaLevel) -> pd.DataFrame:
        """As the frame of `coverage`, against the targets of whole years: what is left until a deadline."""
        return coverage_of_year(self.workspace, level)

    def rows(self, level: AreaLevel) -> pd.DataFrame:
        """Coverage rows of one level in the chosen period."""
        return self.choices.of_period(self.coverage(level).frame)

    @property
    def everything(self) -> pd.DataFrame:
        """Coverage rows of kabupaten, kecamatan and desa together, in every period."""
        return everything_in(self.workspace)

    def compared(self, level: AreaLevel) -> pd.DataFrame:
        """Coverage rows of one level to compare with: of the chosen period, a year before each, or none."""
        rows = self.coverage(level).frame
        if self.choices.compared != YEAR_BEFORE:
            return rows[rows["period"] == self.choices.compared] if self.choices.compared else rows.iloc[:0]
        return computed(
            ("year before", level, self.choices.period),
            lambda: rows_of_year_before(self.latest(level), rows),
        )

    @property
    def indicators_of_sector(self) -> dict[str, str]:
        """Indicators in the data with their names, those of the chosen sector where one is chosen."""
        return self.options.indicators_of(self.choices.sector)

    def worst_indicator(self, rows: pd.DataFrame) -> str:
        """The indicator with the largest gap, of the chosen sector; where none is short the first."""
        own = rows[rows["indicator"].isin(self.indicators_of_sector)]
        behind = largest_gaps(own, self.catalogue)
        return next(iter((behind if len(behind) else own)["indicator"]), "")

    @property
    def has_action_plan(self) -> bool:
        """Whether the office uploaded an action plan with activities."""
        return len(self.workspace.dataset.activities) > 0

    @property
    def lokus(self) -> dict[str, str]:
        """Desa of the present list of lokus, with its year, by code."""
        return present_lokus(self.workspace.dataset.lokus)

    @property
    def crossing(self) -> ActionPlan:
        """The office's action plan crossed with the gaps."""
        return computed(
            "action_plan",
            lambda: action_plan(
                self.coverage(AreaLevel.KABUPATEN).frame,
                self.coverage(AreaLevel.KECAMATAN).frame,
                self.workspace.dataset.activities,
                self.catalogue,
            ),
        )

    def with_desa_chosen(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Coverage rows of all levels, with the desa of the chosen kecamatan only."""
        if not self.choices.kecamatan:
            return rows
        desa = rows["area_level"] == AreaLevel.DESA.value
        inside = self.desa_of(self.choices.kecamatan)["area_key"]
        return rows[~desa | rows["area_key"].isin(inside)]

    def latest(self, level: AreaLevel) -> pd.DataFrame:
        """Coverage rows of one level, each indicator in its latest period with numbers, or the chosen one."""
        return computed(("latest", level, self.choices.period), lambda: latest_rows(self.rows(level)))

    @property
    def targets_said(self) -> str:
        """Which of the latest figures of any level are judged by targets of other years, else empty."""

        def made() -> str:
            levels = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)
            return other_years_sentence(pd.concat([self.latest(one) for one in levels], ignore_index=True))

        period = self.choices.period
        # Kept, as the first page says it and asks for no desa otherwise.
        return computed(
            ("targets_said", period), lambda: self.workspace.once(f"targets said {period}", str, made)
        )

    @property
    def whole_level(self) -> AreaLevel:
        """The level of what is looked at as a whole: a chosen kecamatan, else the kabupaten."""
        return AreaLevel.KECAMATAN if self.choices.kecamatan else AreaLevel.KABUPATEN

    @property
    def whole_and_parts(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Latest coverage rows of the kabupaten and its kecamatan, or of a chosen kecamatan and its desa."""
        if not self.choices.kecamatan:
            return self.latest(AreaLevel.KABUPATEN), self.latest(AreaLevel.KECAMATAN)
        whole = self.latest(AreaLevel.KECAMATAN)
        own = whole[whole["area_key"] == self.choices.kecamatan]
        return own, self.desa_of(self.choices.kecamatan)

    def chosen_area(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Of coverage rows of all levels those of the chosen kecamatan, else of the kabupaten."""
        if self.choices.kecamatan:
            return rows[rows["area_key"] == self.choices.kecamatan]
        return rows[rows["area_level"] == AreaLevel.KABUPATEN.value]

    def desa_of(self, kecamatan: str) -> pd.DataFrame:
        """Coverage rows of the desa in one kecamatan (an `area_key`), as `latest`."""

        def make() -> pd.DataFrame:
            rows = self.latest(AreaLevel.DESA)
            own = self.coverage(AreaLevel.KECAMATAN).frame
            names = own.loc[own["area_key"] == kecamatan, "area"]
            codes, texts = pd.factorize(rows["area_code"])
            # Each desa stands in a row for every indicator: its code is looked at once.
            inside = np.array([*(text.startswith(f"{kecamatan}.") for text in texts), False])[codes]
            return rows[inside | ((rows["area_code"] == "") & rows["kecamatan"].isin(names))]

        return computed(("desa_of", kecamatan, self.choices.period), make)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame by column name."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def current_view(workspace: Workspace) -> View:
    """The view of a workspace by what is chosen now."""
    choices = current_choices()
    return View(part_of(workspace, choices.kabupaten), choices, kabupaten_in(workspace))


def kabupaten_in(workspace: Workspace) -> dict[str, str]:
    """Names of the kabupaten and kota that the data are about, by code.

    A list of a survey may name others beside the one that the data set is of.
    """
    dataset = workspace.dataset
    return computed(
        ("kabupaten", workspace.key),
        lambda: _kabupaten_names(dataset.observations["area_code"], dataset.kabupaten),
    )


def part_of(workspace: Workspace, kabupaten: str) -> Workspace:
    """The workspace with the areas of one kabupaten (a code) only; all of it where none is chosen."""
    if not kabupaten:
        return workspace

    def make() -> Workspace:
        rows = workspace.dataset.observations
        codes = rows["area_code"].astype("str")
        own = rows[(codes == kabupaten) | codes.str.startswith(f"{kabupaten}.")]
        dataset = replace(workspace.dataset, observations=own.reset_index(drop=True), kabupaten=kabupaten)
        return replace(workspace, dataset=dataset, key=f"{workspace.key} {kabupaten}", kept=None)

    return computed("part", make)


def figures_in(workspace: Workspace) -> AllFigures:
    """The figures of the workspace, gathered once for all levels, the trace and the checks."""

    def make() -> AllFigures:
        dataset = workspace.dataset
        figures = gather(dataset.observations, workspace.catalogue, load_gazetteer(), dataset.kabupaten)
        return replace(figures, only_kecamatan=workspace.kecamatan)

    return computed("figures", make)


def coverage_at(workspace: Workspace, level: AreaLevel) -> Summary:
    """COVERAGE of the workspace at one level; where there are several kabupaten, areas name theirs."""
    match level:
        case AreaLevel.KABUPATEN:
            return _first_figures(workspace).kabupaten
        case AreaLevel.KECAMATAN:
            return _first_figures(workspace).kecamatan
    return _coverage(workspace, level)


def _coverage(workspace: Workspace, level: AreaLevel) -> Summary:
    def make() -> Summary:
        summary = coverage_of(figures_in(workspace), level)
        names = kabupaten_in(workspace)
        return replace(summary, frame=with_kabupaten(summary.frame, names))

    return computed(("coverage", level), make)


@dataclass(frozen=True, slots=True)
class _FirstFigures:
    """What the first page of a room needs: COVERAGE of its larger areas, and what there is to choose."""

    kabupaten: Summary
    kecamatan: Summary
    options: Options


def _first_figures(workspace: Workspace) -> _FirstFigures:
    """They are kept in the room: who opens it at a new server waits for no desa to be computed."""

    def make() -> _FirstFigures:
        levels = {level: _coverage(workspace, level) for level in LEVELS}
        rows = pd.concat([summary.frame for summary in levels.values()], ignore_index=True)
        options = replace(options_of(rows, workspace.catalogue), only_kecamatan=workspace.kecamatan)
        return _FirstFigures(levels[AreaLevel.KABUPATEN], levels[AreaLevel.KECAMATAN], options)

    return computed("first figures", lambda: workspace.once("first figures", _FirstFigures, make))


def coverage_of_year(workspace: Workspace, level: AreaLevel) -> pd.DataFrame:
    """COVERAGE rows at one level, with the year so far against the target of its whole year."""
    catalogue = workspace.catalogue
    if not catalogue.pro_rata or MonthlyCount.CUMULATIVE not in figures_in(workspace).counts.values():
        return coverage_at(workspace, level).frame
    figures = computed(
        "figures_of_year", lambda: figures_in(workspace).judged_by(replace(catalogue, pro_rata=False))
    )
    return computed(
        ("coverage_of_year", level),
        lambda: with_kabupaten(coverage_of(figures, level).frame, kabupaten_in(workspace)),
    )


def everything_in(workspace: Workspace) -> pd.DataFrame:
    """Coverage rows of the workspace at all levels."""
    return computed(
        "everything",
        lambda: pd.concat([coverage_at(workspace, level).frame for level in LEVELS], ignore_index=True),
    )


def options_in(workspace: Workspace) -> Options:
    """What there is to choose in the workspace."""
    return _first_figures(workspace).options


def _kabupaten_names(area_codes: pd.Series, home: str) -> dict[str, str]:
    codes = {".".join(code.split(".")[:2]) for code in area_codes.unique() if "." in code}
    own = sorted(code for code in codes if code == home or code.startswith(f"{home}." if home else ""))
    areas = map(load_gazetteer().area, own)
    return {area.code: f"Kota {area.name}" if area.kind == "kota" else area.name for area in areas if area}


def with_kabupaten(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Rows of areas whose kecamatan name their kabupaten where `names` (by code) has several.

    Kecamatan of different kabupaten may share a name. A kabupaten itself says whether it is a kota.
    """
    if len(names) < 2:
        return rows
    own = rows["area_key"].str.split(".").str[:2].str.join(".").map(names)
    kecamatan = rows["kecamatan"].where(own.isna() | rows["kecamatan"].eq(""), rows["kecamatan"] + ", " + own)
    of_kecamatan = rows["area_level"].eq(AreaLevel.KECAMATAN.value)
    of_kabupaten = rows["area_level"].eq(AreaLevel.KABUPATEN.value) & own.notna()
    area = rows["area"].mask(of_kecamatan, kecamatan).mask(of_kabupaten, own)
    return rows.assign(area=area, kecamatan=kecamatan)
