"""Summaries of the current workspace, made once and kept."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.analysis.coverage import coverage
from stunting.catalogue.gazetteer import Gazetteer, load_gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
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

    def desa_of(self, kecamatan: str) -> pd.DataFrame:
        """Coverage rows of the desa in one kecamatan (an `area_key`), in the chosen period."""
        rows = self.rows(AreaLevel.DESA)
        own = self.coverage(AreaLevel.KECAMATAN).frame
        names = own.loc[own["area_key"] == kecamatan, "area"]
        inside = rows["area_code"].str.startswith(f"{kecamatan}.")
        return rows[inside | ((rows["area_code"] == "") & rows["kecamatan"].isin(names))]


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


def options_in(workspace: Workspace) -> Options:
    """What there is to choose in the workspace."""
    return computed(
        "options",
        lambda: options_of(
            pd.concat([coverage_at(workspace, level).frame for level in LEVELS], ignore_index=True),
            workspace.catalogue,
        ),
    )
