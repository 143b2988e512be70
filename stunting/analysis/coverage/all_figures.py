"""All figures behind coverage: those of the places themselves and the sums of the kecamatan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.cell_numbers import is_doubtful
from stunting.analysis.coverage.figures import State, figures
from stunting.analysis.coverage.one_capaian import Rival, rivals
from stunting.analysis.coverage.parts_of_year import Counts, part_counts
from stunting.analysis.coverage.places import MEAN_ROW, Placed, place_observations, table_codes
from stunting.analysis.coverage.rollup import kecamatan_figures
from stunting.analysis.coverage.status import gap_people
from stunting.analysis.coverage.targets import Targets
from stunting.analysis.coverage.uses import lone_sasaran, roles, sasaran_wordings
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel, area_key
from stunting.model.evidence import DOUBT, Certainty
from stunting.model.observations import Series
from stunting.model.summaries import Summary


@dataclass(frozen=True, slots=True)
class AllFigures:
    """All figures behind coverage: of the places themselves (`own`) and of the kecamatan.

    Gathered once from all `observations` of a data set; every level, the trace to the cells and the checks of
    quality are taken from it. `kabupaten` (a code) limits the areas, empty takes all. `roles` says for each
    role of an observation which figure it belongs to (`figure` as in `own`), `counts` how the parts of a year
    count. `sasaran` holds the target groups that stand for no indicator, with columns as in `own`. `rivals`
    names for each figure that waits the indicator that has its capaian with another sasaran.
    `only_kecamatan` is the code of the one that was left where all others were taken out: then nothing is
    told of the kabupaten.
    """

    observations: pd.DataFrame
    catalogue: Catalogue
    gazetteer: Gazetteer
    kabupaten: str
    own: pd.DataFrame
    kecamatan: pd.DataFrame
    roles: pd.DataFrame
    placed: Placed
    targets: Targets
    counts: Counts
    sasaran: pd.DataFrame
    rivals: Mapping[Rival, str]
    notes: tuple[str, ...]
    only_kecamatan: str = ""
    levels: dict[AreaLevel, Summary] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Coverage of the levels that `coverage_of` was asked for."""

    def judged_by(self, catalogue: Catalogue) -> AllFigures:
        """The same figures with the targets of a catalogue that differs in nothing else."""
        targets = Targets(catalogue, self.observations, self.placed, self.counts)
        own = _with_gaps(self.own, targets, catalogue)
        kecamatan = _kecamatan_of(own, self.gazetteer)
        return replace(self, catalogue=catalogue, targets=targets, own=own, kecamatan=kecamatan)


def gather(
    observations: pd.DataFrame, catalogue: Catalogue, gazetteer: Gazetteer, kabupaten: str
) -> AllFigures:
    """Places every observation, picks one figure per area and sums the kecamatan."""
    tables = table_codes(observations)
    placed = place_observations(observations, gazetteer, kabupaten, tables)
    role_rows = roles(observations)
    chosen, figure_of_role = figures(
        observations, role_rows, placed, tables, sasaran_wordings(catalogue), catalogue.counting_people()
    )
    lone = lone_sasaran(chosen["indicator"])
    sasaran, chosen = (chosen[which].reset_index(drop=True) for which in (lone, ~lone))
    figure_of_role = np.where(lone, -1, np.cumsum(~lone) - 1)[figure_of_role]
    chosen["figure"] = np.arange(len(chosen))
    own, notes = _in_scope(chosen.join(_place_columns(placed), on="place"), kabupaten)
    waiting = rivals(own, observations)
    own["doubt"] = own["doubt"].mask(_are(own, waiting), DOUBT.index(Certainty.DOUBTFUL))
    counts = part_counts(observations, own, catalogue.counts)
    targets = Targets(catalogue, observations, placed, counts)
    own = _with_gaps(own, targets, catalogue)
    role_rows = role_rows.assign(figure=figure_of_role, table=tables[role_rows["position"]])
    return AllFigures(
        observations,
        catalogue,
        gazetteer,
        kabupaten,
        own,
        _kecamatan_of(own, gazetteer),
        role_rows,
        placed,
        targets,
        counts,
        _in_scope(sasaran.join(_place_columns(placed), on="place"), kabupaten)[0],
        waiting,
        tuple(notes),
    )


def _with_gaps(own: pd.DataFrame, targets: Targets, catalogue: Catalogue) -> pd.DataFrame:
    """With the people that each area itself is short of: what sums over areas add up."""
    target = targets.of(own["indicator"], own["period"], own["key"], own["series"])["target"].to_numpy()
    pair = own["state"] >= State.EMPTY_PAIR
    num, den = (own[name].where(pair).to_numpy() for name in ("num", "den"))
    gaps = gap_people(num, den, target, lower_is_better(own["indicator"], catalogue))
    return own.assign(gap_areas=np.where(is_doubtful(own["doubt"]), np.nan, gaps))


def _kecamatan_of(own: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Sums of the register by kecamatan."""
    return kecamatan_figures(own[own["series"] != Series.SURVEY.value], gazetteer)


def _are(own: pd.DataFrame, figures: Collection[Rival]) -> npt.NDArray[np.bool_]:
    """Which rows are among some figures."""
    if not figures:
        return np.zeros(len(own), dtype=bool)
    return np.asarray(pd.MultiIndex.from_frame(own[["series", "period", "indicator"]]).isin(list(figures)))


def _place_columns(placed: Placed) -> pd.DataFrame:
    """Attributes of the places, one row each; `kecamatan` and `kabupaten` are keys."""
    places = placed.places
    columns = {
        "level": [place.level.value for place in places],
        "key": [place.key for place in places],
        "kecamatan": [place.kecamatan_key for place in places],
        "kabupaten": [place.kabupaten for place in places],
    }
    texts = {name: pd.array(values, dtype="str") for name, values in columns.items()}
    return pd.DataFrame({**texts, "total": np.array([place.total for place in places], dtype=bool)})


def _in_scope(own: pd.DataFrame, kabupaten: str) -> tuple[pd.DataFrame, list[str]]:
    """Figures of the kabupaten asked for; survey numbers only at the kabupaten. Says what is left out."""
    notes: list[str] = []
    inside = own["kabupaten"].eq(kabupaten) | own["kabupaten"].str.startswith(f"{kabupaten}.")
    outside = ~inside & own["kabupaten"].ne("") & bool(kabupaten)
    if outside.any():
        names = own.loc[outside, "key"].nunique()
        notes.append(wording.OUTSIDE_KABUPATEN.format(names=names))
    survey = own["series"].eq(Series.SURVEY.value) & (
        own["level"].ne(AreaLevel.KABUPATEN.value) | own["total"]
    )
    if (survey & ~outside).any():
        notes.append(wording.SURVEY_BELOW_KABUPATEN.format(survey=int((survey & ~outside).sum())))
    means = int((own["total"] & own["key"].eq(area_key("", MEAN_ROW, ""))).sum())
    if means:
        notes.append(wording.MEANS_NOT_USED.format(means=means))
    apart = ~outside & ~own["total"] & own["level"].isin([AreaLevel.OTHER.value, AreaLevel.PROVINSI.value])
    if apart.any():
        keys = sorted({str(key).removeprefix("?/") for key in own.loc[apart, "key"]})
        more = " dan lainnya" if len(keys) > 5 else ""
        notes.append(wording.OF_NO_LEVEL.format(apart=int(apart.sum()), keys=", ".join(keys[:5]), more=more))
    borrowed = int((own["borrowed"] & ~outside).sum())
    if borrowed:
        notes.append(wording.SASARAN_BORROWED.format(borrowed=borrowed))
    return own[~outside & ~survey].reset_index(drop=True), notes


def lower_is_better(indicators: pd.Series, catalogue: Catalogue) -> npt.NDArray[np.bool_]:
    """Whether lower is better, for each indicator id."""
    lower = {id for id in catalogue.indicators if catalogue.lower_is_better(id)}
    return np.asarray(indicators.isin(lower))
