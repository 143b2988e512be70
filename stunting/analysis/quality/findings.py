"""Findings about the quality of the data, each with the people it could move and what would flip.

Rules and their sources stand in `QualityRules`. Nothing is corrected or dropped here: a finding names the
cells, the plausible range and the question that its office can answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures, gather, lower_is_better
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.rows import latest_rows
from stunting.analysis.coverage.status import statuses
from stunting.analysis.quality import wording
from stunting.analysis.quality.answers import confirmations, without_outdated
from stunting.analysis.quality.copies import copy_findings
from stunting.analysis.quality.data import Draft, QualityData, quality_data
from stunting.analysis.quality.discovery import within_budget
from stunting.analysis.quality.incomplete import incomplete_findings
from stunting.analysis.quality.levels import level_findings
from stunting.analysis.quality.outliers import outlier_findings
from stunting.analysis.quality.patterns import pattern_findings
from stunting.analysis.quality.priority_effects import moves_priority
from stunting.analysis.quality.rules import QualityRules
from stunting.analysis.quality.sasaran import sasaran_findings
from stunting.analysis.quality.shifts import shift_findings
from stunting.analysis.quality.totals import total_findings
from stunting.analysis.quality.values import value_findings
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.observations import cell_address
from stunting.model.summaries import JUDGED, Summary
from stunting.model.summaries.quality import FINDING_TEXTS, FINDINGS

_CELLS_SHOWN = 4


def findings(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    *,
    kabupaten: str = "",
    rules: QualityRules | None = None,
    priority_top: int = 10,
) -> Summary:
    """The open findings about the data, most people first (`FINDINGS`): none that its office confirmed.

    Grain: one row per finding. `people` is by how many the kabupaten figure could change if the doubtful
    number took any plausible value; `flips` holds "status" where the kabupaten status would differ within
    that range, and "priority" where the area would join or leave the first `priority_top` of the priority
    list with even weights.
    """
    gathered = gather(observations, catalogue, gazetteer, kabupaten)
    every = all_findings(gathered, rules, priority_top)
    return Summary(FINDINGS, open_findings(every.frame), every.notes)


def open_findings(frame: pd.DataFrame) -> pd.DataFrame:
    """Those of `all_findings` that no office has settled by confirming the numbers."""
    return frame[frame["confirmation"].eq("")].reset_index(drop=True)


def all_findings(gathered: AllFigures, rules: QualityRules | None = None, priority_top: int = 10) -> Summary:
    """As `findings`, with those that an office settled: they say in `confirmation` what it answered."""
    data = quality_data(gathered, rules or QualityRules())
    if data.figures.empty:
        return Summary(FINDINGS, FINDINGS.empty(), (wording.NOTHING_TO_CHECK,))
    drafts = [
        *value_findings(data),
        *total_findings(data),
        *sasaran_findings(data),
        *level_findings(data),
        *outlier_findings(data),
        *pattern_findings(data),
        *copy_findings(data),
        *shift_findings(data),
        *(incomplete_findings(data, level) if (level := _ranked_level(data)) else ()),
    ]
    tests = 3 * int(data.figures["share"].notna().sum())
    drafts = within_budget(drafts, tests, data.rules.false_share)
    drafts, notes = without_outdated(gathered.observations, drafts)
    if not drafts:
        return Summary(FINDINGS, FINDINGS.empty(), (wording.NO_FINDINGS, *notes))
    frame = _worded(data, drafts)
    status = _flips_status(data, drafts)
    priority = _flips_priority(data, frame, priority_top)
    flips = np.select([status & priority, status, priority], ["status priority", "status", "priority"], "")
    frame = frame.assign(flips=flips.astype(object), in_use=_in_use(data, frame))
    ordered = frame.sort_values("people", ascending=False, kind="stable", ignore_index=True)
    return Summary(FINDINGS, ordered, tuple(notes))


def ten_questions(findings_frame: pd.DataFrame, count: int = 10) -> pd.DataFrame:
    """The cells most worth asking about, one finding each, grouped by office (`FINDINGS`).

    Taken are first the findings of the periods in use, and of them those with a cell that could move most
    people, then those of which nobody can say how many, as where there are only percentages; offices come in
    the order of their first finding.
    """
    with_cell = findings_frame[findings_frame["cell"].ne("") & findings_frame["people"].ne(0)]
    with_cell = with_cell.sort_values(
        ["in_use", "people"], ascending=False, na_position="last", kind="stable"
    )
    first = with_cell.drop_duplicates(["file", "sheet", "cell"]).head(count)
    offices = {opd: at for at, opd in enumerate(first["opd"].unique())}
    order = first["opd"].map(offices)
    return FINDINGS.check(first.assign(order=order).sort_values("order", kind="stable", ignore_index=True))


def _ranked_level(data: QualityData) -> AreaLevel | None:
    """The finest level with figures: that of the priority list."""
    levels = (AreaLevel.DESA, AreaLevel.KECAMATAN)
    return next((one for one in levels if data.figures["level"].eq(one.value).any()), None)


def _in_use(data: QualityData, frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether findings are about a period that pages show unless asked: the latest with numbers.

    Those of no single indicator are where their period is in use for any.
    """
    whole = data.kabupaten
    if data.gathered.only_kecamatan:
        whole = coverage_of(data.gathered, AreaLevel.KECAMATAN).frame
    used = latest_rows(whole)
    pairs = pd.MultiIndex.from_frame(frame[["series", "indicator", "period"]])
    alone = pairs.isin(pd.MultiIndex.from_frame(used[["series", "indicator", "period"]]))
    return np.asarray(alone | (frame["indicator"].eq("") & frame["period"].isin(used["period"])).to_numpy())


def _flips_priority(data: QualityData, frame: pd.DataFrame, top: int) -> npt.NDArray[np.bool_]:
    level = _ranked_level(data)
    listed = data.figures["level"].eq(level.value if level else "")
    if level is None or data.figures.loc[listed, "key"].nunique() <= top:
        return np.zeros(len(frame), dtype=bool)
    areas = coverage_of(data.gathered, level).frame
    return moves_priority(frame, areas, data.gathered.catalogue, top=top)


def _worded(data: QualityData, drafts: Sequence[Draft]) -> pd.DataFrame:
    """The drafts as rows of `FINDINGS`, without flips."""
    offices = {id: one.leading_office for id, one in data.gathered.catalogue.indicators.items()}
    texts = [FINDING_TEXTS[draft.kind] for draft in drafts]
    places = _cell_columns(data.gathered.observations, drafts)
    return pd.DataFrame(
        {
            "kind": [draft.kind.value for draft in drafts],
            "severity": [text.severity.value for text in texts],
            **places,
            "series": [draft.series for draft in drafts],
            "period": [draft.period for draft in drafts],
            "area_level": [draft.place.level.value for draft in drafts],
            "area_key": [draft.place.key for draft in drafts],
            "area": [draft.place.name for draft in drafts],
            "indicator": [draft.indicator for draft in drafts],
            "opd": [offices.get(draft.indicator, "") for draft in drafts],
            "message": [
                text.message.format(**draft.facts) for text, draft in zip(texts, drafts, strict=True)
            ],
            "question": [
                text.question.format(**draft.facts) for text, draft in zip(texts, drafts, strict=True)
            ],
            "people": np.array([draft.weight for draft in drafts], dtype=float),
            "numerator_low": np.array([draft.numerator[0] for draft in drafts], dtype=float),
            "numerator_high": np.array([draft.numerator[1] for draft in drafts], dtype=float),
            "denominator_low": np.array([draft.denominator[0] for draft in drafts], dtype=float),
            "denominator_high": np.array([draft.denominator[1] for draft in drafts], dtype=float),
            "positions": [" ".join(map(str, draft.cells)) for draft in drafts],
            "confirmation": confirmations(data.gathered.observations, drafts),
        }
    )


def _cell_columns(observations: pd.DataFrame, drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """File, sheet and addresses of the cells of each draft: those on the sheet of its first cell."""
    used = sorted({at for draft in drafts for at in draft.cells})
    cells = observations[["file", "sheet", "row", "column"]].iloc[used].itertuples(index=False, name=None)
    at_position = dict(zip(used, cells, strict=True))
    found: dict[str, list[str]] = {"file": [], "sheet": [], "cell": []}
    for draft in drafts:
        places = [at_position[at] for at in draft.cells]
        file, sheet = places[0][:2] if places else ("", "")
        addresses = dict.fromkeys(cell_address(*place[2:]) for place in places if place[:2] == (file, sheet))
        found["file"].append(file)
        found["sheet"].append(sheet)
        found["cell"].append(", ".join(list(addresses)[:_CELLS_SHOWN]))
    return found


def _flips_status(data: QualityData, drafts: Sequence[Draft]) -> npt.NDArray[np.bool_]:
    """Whether the kabupaten status differs anywhere at the ends of the plausible range of a finding."""
    keys = pd.DataFrame(
        {
            "series": [draft.series for draft in drafts],
            "period": [draft.period for draft in drafts],
            "indicator": [draft.indicator for draft in drafts],
            "area_key": [draft.place.kabupaten or draft.place.key for draft in drafts],
        }
    )
    columns = ["numerator", "denominator", "target", "status"]
    kabupaten = keys.merge(data.kabupaten[[*keys.columns, *columns]], on=list(keys.columns), how="left")
    changes = np.nan_to_num(np.array([draft.changes for draft in drafts], dtype=float))
    numerator, denominator, target = (kabupaten[name].to_numpy(dtype=float) for name in columns[:3])
    lower = lower_is_better(keys["indicator"], data.gathered.catalogue)
    flips = np.zeros(len(drafts), dtype=bool)
    for of_numerator in (0, 1):
        for of_denominator in (2, 3):
            with np.errstate(all="ignore"):
                num = np.maximum(0.0, numerator + changes[:, of_numerator])
                den = denominator + changes[:, of_denominator]
                share = np.where(den > 0, num / den, np.nan)
            status = statuses(share, target, lower, data.gathered.catalogue.cutoffs)
            flips |= np.isin(status, JUDGED) & (status != kabupaten["status"].to_numpy(dtype=object))
    return np.asarray(flips & kabupaten["status"].isin(JUDGED).to_numpy())
