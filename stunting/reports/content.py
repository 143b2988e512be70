"""What every document draws from: the latest coverage of one data set, its sources, and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from stunting.analysis.acting.action_plan import ActionPlan, action_plan
from stunting.analysis.acting.promises import promises
from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.rows import latest_rows, sound_rows
from stunting.analysis.coverage.sources import cells_of_rows
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.dataset import Dataset
from stunting.model.indicators import leading_office
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.observations import Series
from stunting.model.summaries import Status
from stunting.model.summaries.promises import PROMISES

Row = dict[Any, Any]
"""A row of a summary as `to_dict("records")` gives it."""
KEY_MARK = "\x1f"
SAMPLE_WORDS = "data contoh"
SAMPLE_NOTICE = "DATA CONTOH: seluruh angka rekaan, bukan keadaan sebenarnya."
UNVERIFIED = "belum terverifikasi"
_LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One data set made ready for documents.

    `kabupaten`, `kecamatan` and `desa` are COVERAGE rows of each indicator's latest period with numbers,
    in catalogue order; `history` those of kabupaten and kecamatan in every period. `place` is the name of
    the kabupaten, `promises` (PROMISES) what became of an earlier plan; no rows where nothing is newer.
    """

    dataset: Dataset
    gathered: AllFigures
    place: str
    kabupaten: pd.DataFrame
    kecamatan: pd.DataFrame
    desa: pd.DataFrame
    history: pd.DataFrame
    promises: pd.DataFrame
    is_sample: bool
    notes: tuple[str, ...]
    crossing: ActionPlan | None
    """The office's action plan crossed with the gaps; None where no such plan was uploaded."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with the office's settings."""
        return self.gathered.catalogue

    @property
    def empty(self) -> bool:
        """Whether there is no figure to write about."""
        return self.kabupaten.empty and self.kecamatan.empty and self.desa.empty

    @property
    def sector_names(self) -> list[str]:
        """Sectors that have a figure, in the order of the catalogue."""
        used = {*self.kabupaten["sector"], *self.kecamatan["sector"], *self.desa["sector"]}
        return [name for name in self.catalogue.sectors if name in used]

    @property
    def kecamatan_names(self) -> dict[str, str]:
        """Names of the kecamatan by key, in the order of their codes."""
        rows = self.kecamatan[self.kecamatan["area_key"] != ""].drop_duplicates("area_key")
        rows = rows.sort_values("area_key")
        return dict(zip(rows["area_key"], rows["area"], strict=True))

    @property
    def offices(self) -> list[str]:
        """Offices that lead an indicator with a figure, sorted."""
        return sorted({leading_office(opd) for opd in self.kabupaten["opd"]} - {""})

    def desa_of(self, kecamatan: str) -> pd.DataFrame:
        """Coverage rows of the desa in one kecamatan, given by its key."""
        name = self.kecamatan_names.get(kecamatan, "")
        inside = self.desa["area_code"].str.startswith(f"{kecamatan}.")
        return self.desa[inside | (self.desa["area_code"].eq("") & self.desa["kecamatan"].eq(name))]

    def only(self, *, kecamatan: str = "", sector: str = "") -> ReportContent:
        """The content limited to one kecamatan (by key) and one sector; empty limits nothing.

        The kabupaten rows stay for comparison where only the kecamatan is limited.
        """
        content = self
        if kecamatan:
            own = self.kecamatan[self.kecamatan["area_key"] == kecamatan]
            kept = self.promises[self.promises["area_key"] == kecamatan]
            content = replace(content, kecamatan=own, desa=self.desa_of(kecamatan), promises=kept)
        if sector:
            content = replace(
                content,
                kabupaten=_of_sector(content.kabupaten, sector),
                kecamatan=_of_sector(content.kecamatan, sector),
                desa=_of_sector(content.desa, sector),
                promises=_of_sector(content.promises, sector),
            )
        return content

    def judging(self, plan: pd.DataFrame) -> ReportContent:
        """The content with every row of a plan (`FOLLOW_UP`) judged by what is newer than the row."""
        judged = promises(plan, self.history, self.catalogue).frame
        newer = bool((judged["new_period"] != "").any())
        return replace(self, promises=judged if newer else PROMISES.empty())

    def cells(self) -> pd.DataFrame:
        """The cells behind the kabupaten and kecamatan figures, with `figure`: the figure key they serve."""
        rows = pd.concat([self.kabupaten, self.kecamatan])
        keys = [figure_key(row) for row in rows.to_dict("records")]
        return cells_of_rows(self.gathered, rows.set_axis(keys))

    def behind(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Of coverage rows those short of their target, as every page orders them."""
        return largest_gaps(rows, self.catalogue)

    def figure_name(self, row: Row) -> str:
        """Name of the indicator of a coverage row; a survey says so."""
        survey = " (survei)" if row["series"] == Series.SURVEY.value else ""
        return f"{self.name_of(str(row['indicator']))}{survey}"

    def name_of(self, indicator: str) -> str:
        """Short name of an indicator, its id where the catalogue does not know it."""
        known = self.catalogue.indicator(indicator)
        return known.short_name if known else indicator


def report_content(dataset: Dataset, catalogue: Catalogue, gazetteer: Gazetteer) -> ReportContent:
    """The content of documents about a data set; `catalogue` already holds the office's settings."""
    return content_of_figures(dataset, gather(dataset.observations, catalogue, gazetteer, dataset.kabupaten))


def content_of_figures(dataset: Dataset, gathered: AllFigures) -> ReportContent:
    """As `report_content`, from the figures of the data set gathered before."""
    catalogue, gazetteer = gathered.catalogue, gathered.gazetteer
    summaries = [coverage_of(gathered, level) for level in _LEVELS]
    frames = [_latest(summary.frame, catalogue) for summary in summaries]
    area = gazetteer.area(dataset.kabupaten) if dataset.kabupaten else None
    titles = dataset.observations["title"].astype("str").unique()
    return ReportContent(
        dataset=dataset,
        gathered=gathered,
        place=f"Kabupaten {area.name}" if area else "Kabupaten/kota",
        kabupaten=frames[0],
        kecamatan=frames[1],
        desa=frames[2],
        history=pd.concat([summary.frame for summary in summaries[:2]], ignore_index=True),
        promises=PROMISES.empty(),
        is_sample=any(SAMPLE_WORDS in title.casefold() for title in titles),
        crossing=action_plan(frames[0], frames[1], dataset.activities, catalogue)
        if len(dataset.activities)
        else None,
        notes=tuple(dict.fromkeys(note for summary in summaries for note in summary.notes)),
    )


def _of_sector(rows: pd.DataFrame, sector: str) -> pd.DataFrame:
    return rows[rows["sector"] == sector]


def _latest(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Latest rows of each series and indicator; of its sums of areas and not of each area alone."""
    sound, _ = sound_rows(frame, catalogue)
    rows = latest_rows(sound)
    order = {id: at for at, id in enumerate(catalogue.indicators)}
    rank = rows["indicator"].map(order).fillna(len(order))
    return rows.assign(_rank=rank).sort_values(["series", "_rank", "area_key"]).drop(columns="_rank")


def figure_key(row: Row) -> str:
    """Identity of a coverage row as one text, for links."""
    return KEY_MARK.join(
        str(row[name]) for name in ("series", "period", "area_level", "area_key", "indicator")
    )


def status_words(status: str) -> str:
    """Sign and label of a status: readable without colour."""
    known = Status(status)
    return f"{STATUS_SIGNS[known]} {STATUS_LABELS[known]}"


def target_words(row: Row) -> str:
    """Where a target comes from, with "belum terverifikasi" where nobody could check it."""
    source = str(row["target_source"])
    if not source:
        return ""
    return source if row["target_verified"] else f"{source} ({UNVERIFIED})"
