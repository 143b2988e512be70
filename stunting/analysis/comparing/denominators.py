"""Coverage by each source of a sasaran in the data, and whose status depends on which is right.

Dukcapil, a projection and the count of the cadres rarely agree. Both coverages stand side by side, each as
sum over sum of the areas that both sources count; which one is right an office has to say.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.coverage.all_figures import AllFigures, lower_is_better
from stunting.analysis.coverage.cell_numbers import DEN_FAR
from stunting.analysis.coverage.figures import State
from stunting.analysis.coverage.status import gap_people, statuses
from stunting.analysis.coverage.uses import sasaran_wordings
from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.denominators import DENOMINATORS

_PLACE = ["level", "key", "people_of"]
_ROW = ["series", "period", "kabupaten", "indicator"]
_LEVELS = (AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN)


def denominators(gathered: AllFigures) -> Summary:
    """Every service whose sasaran two sources count differently: `DENOMINATORS`.

    A source is a column: a header of a table. One of the year stands beside months of that year too. Of a
    source with several levels the finest is taken. Where two columns of one sheet contradict each other no
    sasaran is in use; the first of them stands in its place.

    Example: 40 served of 50 by one sheet and of 64 by another are 80 and 62.5 %; against 80 % the first is
    on target and by the second 12 people are missing.
    """
    sources = _sources(gathered)
    served = _served(gathered)
    if sources.empty or served.empty:
        return Summary(DENOMINATORS, DENOMINATORS.empty(), (wording.ONE_SOURCE,))
    both = served.merge(sources, on=_PLACE, suffixes=("", "_other"))
    both = both[both["period_other"].eq(both["period"]) | both["period_other"].eq(both["period"].str[:4])]
    both = both.sort_values("position", kind="stable")
    first = both.groupby([*_ROW, "level", "key"])[["people", "source"]].transform("first")
    unknown = both["den"].isna()
    both["den"] = both["den"].mask(unknown, first["people"])
    both["in_use"] = both["in_use"].mask(both["in_use"].eq(""), first["source"])
    sums = both.groupby([*_ROW, "level", "source"], as_index=False, sort=False).agg(
        areas=("key", "nunique"),
        numerator=("num", "sum"),
        denominator=("den", "sum"),
        other_denominator=("people", "sum"),
        in_use=("in_use", "first"),
    )
    sums = sums[sums["denominator"].ne(sums["other_denominator"]) & sums["source"].ne(sums["in_use"])]
    order = {level.value: at for at, level in enumerate(_LEVELS)}
    sums = sums.assign(order=sums["level"].map(order)).sort_values("order", kind="stable")
    # One source often stands beside the sasaran of every service: equal sums are one.
    sums = sums.drop_duplicates([*_ROW, "other_denominator"]).drop_duplicates([*_ROW, "source"])
    if sums.empty:
        return Summary(DENOMINATORS, DENOMINATORS.empty(), (wording.ONE_SOURCE,))
    return Summary(DENOMINATORS, _judged(sums, gathered))


def _sources(gathered: AllFigures) -> pd.DataFrame:
    """Each number of a sasaran: `period`, its place, `people_of`, `people`, `source` and `position`."""
    roles = gathered.roles[gathered.roles["slot"].eq(DEN_FAR) & gathered.roles["part"].eq("")]
    position = roles["position"].to_numpy()
    cells = gathered.observations.iloc[position]
    places = gathered.placed.places
    at = [places[index] for index in gathered.placed.place[position]]
    frame = pd.DataFrame(
        {
            "period": cells["period"].astype("str").to_numpy(),
            "level": [place.level.value for place in at],
            "key": [place.key for place in at],
            "people_of": roles["indicator"]
            .astype("str")
            .map(sasaran_wordings(gathered.catalogue))
            .to_numpy(),
            "people": cells["value"].to_numpy(dtype=float),
            "source": [
                " \u203a ".join(filter(None, map(str, parts)))
                for parts in zip(cells["file"], cells["sheet"], cells["header"], strict=True)
            ],
            "position": position,
        }
    )
    usable = cells["certainty"].ne(Certainty.DOUBTFUL.value).to_numpy() & (frame["people"] > 0)
    total = np.array([place.total for place in at], dtype=bool)
    found = frame[usable & ~total & frame["people_of"].fillna("").ne("")]
    once: pd.DataFrame = found.drop_duplicates(["position", "people_of"])
    return once


def _served(gathered: AllFigures) -> pd.DataFrame:
    """Figures with people served: of the areas themselves, and the sums of kecamatan."""
    heads = gathered.catalogue.counting_people()
    own = gathered.own
    usable = (own["state"] >= State.EMPTY_PAIR) | (
        own["state"].eq(State.CONFLICT) & own["clash"].eq("denominator")
    )
    own = own[usable & ~own["total"]].assign(
        den=lambda rows: rows["den"].where(rows["state"] >= State.EMPTY_PAIR)
    )
    observations = gathered.observations
    cells = observations[["file", "sheet", "header"]].iloc[own["den_at"].clip(lower=0)]
    names = [
        " \u203a ".join(filter(None, map(str, parts))) for parts in cells.itertuples(index=False, name=None)
    ]
    own["in_use"] = np.where(own["den_at"].ge(0) & own["den"].notna(), names, "")
    sums = gathered.kecamatan[gathered.kecamatan["state"] >= State.EMPTY_PAIR]
    sums = sums.assign(level=AreaLevel.KECAMATAN.value, key=sums["kecamatan"], in_use=wording.SUM_OF_DESA)
    columns = [*_ROW, "level", "key", "num", "den", "in_use"]
    rows = pd.concat([own[columns], sums.loc[~sums["itself"], columns]], ignore_index=True)
    rows = rows[rows["indicator"].isin(heads) & rows["series"].ne(Series.SURVEY.value) & rows["num"].notna()]
    people_of = rows["indicator"].map(sasaran_wordings(gathered.catalogue)).fillna("")
    return rows.assign(people_of=people_of)[people_of.ne("")]


def _judged(sums: pd.DataFrame, gathered: AllFigures) -> pd.DataFrame:
    catalogue = gathered.catalogue
    target = gathered.targets.of(sums["indicator"], sums["period"], sums["kabupaten"], sums["series"])[
        "target"
    ]
    goal, lower = target.to_numpy(dtype=float), lower_is_better(sums["indicator"], catalogue)
    served = sums["numerator"].to_numpy(dtype=float)
    found: dict[str, np.ndarray] = {}
    for prefix, column in (("", "denominator"), ("other_", "other_denominator")):
        people = sums[column].to_numpy(dtype=float)
        found[f"{prefix}share"] = served / people
        found[f"{prefix}status"] = statuses(served / people, goal, lower, catalogue.cutoffs)
        found[f"{prefix}gap_people"] = gap_people(served, people, goal, lower)
    known = [catalogue.indicator(id) for id in sums["indicator"]]
    return sums.assign(
        target_group=[one.target_group if one else "" for one in known],
        other=sums["source"],
        source=sums["in_use"],
        target=goal,
        **found,
        flips=found["status"] != found["other_status"],
    ).reset_index(drop=True)
