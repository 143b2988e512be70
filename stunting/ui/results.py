"""Summaries of the current workspace, made once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from stunting.analysis.coverage import coverage
from stunting.catalogue.gazetteer import Gazetteer, load_gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import latest_rows
from stunting.model.areas import AreaLevel
from stunting.model.indicators import IndicatorKind
from stunting.model.summaries import Summary
from stunting.ui import wording
from stunting.ui.choices import Choices, Options, options_of
from stunting.ui.session import Workspace, computed

LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)


@dataclass(frozen=True, slots=True)
class View:
    """What a page draws from: the data of this visitor and what is chosen."""

    workspace: Workspace
    choices: Choices

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with the office's own settings and indicators in place."""
        return self.workspace.catalogue

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

    def coverage(self, level: AreaLevel) -> Summary:
        """COVERAGE of every series, period and indicator at one level."""
        return coverage_at(self.workspace, level)

    def rows(self, level: AreaLevel) -> pd.DataFrame:
        """Coverage rows of one level in the chosen period."""
        return self.choices.of_period(self.coverage(level).frame)

    @property
    def everything(self) -> pd.DataFrame:
        """Coverage rows of kabupaten, kecamatan and desa together, in every period."""
        return everything_in(self.workspace)

    def compared(self, level: AreaLevel) -> pd.DataFrame:
        """Coverage rows of one level in the period to compare with; none where none is chosen."""
        rows = self.coverage(level).frame
        return rows[rows["period"] == self.choices.compared] if self.choices.compared else rows.iloc[:0]

    @property
    def indicators_of_sector(self) -> dict[str, str]:
        """Indicators in the data with their names, those of the chosen sector where one is chosen."""
        sectors = self.options.indicator_sectors
        wanted = self.choices.sector
        return {
            id: name for id, name in self.options.indicators.items() if wanted in ("", sectors.get(id, ""))
        }

    def services_first(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Services and results for people; what offices prepare (forums, rules) where nothing else is."""
        kinds = {id: one.kind for id, one in self.catalogue.indicators.items()}
        for_people = rows[rows["indicator"].map(kinds) != IndicatorKind.SUPPLY]
        return for_people if len(for_people) else rows

    def worst_indicator(self, rows: pd.DataFrame) -> str:
        """The indicator of coverage rows with the largest gap in points, of the chosen sector; or ""."""
        own = self.services_first(rows[rows["indicator"].isin(self.indicators_of_sector)])
        return next(iter(own.sort_values("gap_points", ascending=False, na_position="last")["indicator"]), "")

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

    def chosen_area(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Of coverage rows of all levels those of the chosen kecamatan, else of the kabupaten."""
        if self.choices.kecamatan:
            return rows[rows["area_key"] == self.choices.kecamatan]
        return rows[rows["area_level"] == AreaLevel.KABUPATEN.value]

    def desa_of(self, kecamatan: str) -> pd.DataFrame:
        """Coverage rows of the desa in one kecamatan (an `area_key`), as `latest`."""
        rows = self.latest(AreaLevel.DESA)
        own = self.coverage(AreaLevel.KECAMATAN).frame
        names = own.loc[own["area_key"] == kecamatan, "area"]
        inside = rows["area_code"].str.startswith(f"{kecamatan}.")
        return rows[inside | ((rows["area_code"] == "") & rows["kecamatan"].isin(names))]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame by column name."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def coverage_at(workspace: Workspace, level: AreaLevel) -> Summary:
    """COVERAGE of the workspace at one level."""
    dataset = workspace.dataset
    return computed(
        ("coverage", level),
        lambda: coverage(
            dataset.observations,
            workspace.catalogue,
            load_gazetteer(),
            kabupaten=dataset.kabupaten,
            level=level,
        ),
    )


def everything_in(workspace: Workspace) -> pd.DataFrame:
    """Coverage rows of the workspace at all levels."""
    return computed(
        "everything",
        lambda: pd.concat([coverage_at(workspace, level).frame for level in LEVELS], ignore_index=True),
    )


def options_in(workspace: Workspace) -> Options:
    """What there is to choose in the workspace."""
    return computed("options", lambda: options_of(everything_in(workspace), workspace.catalogue))
