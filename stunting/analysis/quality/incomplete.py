"""Areas that fill too few of the indicators that their neighbours fill, and those that fill none."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from stunting.analysis.quality.completeness import completeness_of
from stunting.analysis.quality.data import Draft, QualityData, number_words
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.periods import period_label, period_order
from stunting.model.summaries.quality import FindingKind

_MOST_INDICATORS = 5
_KEYS = ["series", "period", "area_key"]


def incomplete_findings(data: QualityData, level: AreaLevel) -> Iterator[Draft]:
    """One finding per area and period that is filled in part, and one for all that are not filled at all."""
    frame = completeness_of(data.gathered, level).frame
    if frame.empty:
        return
    counts = frame.groupby(_KEYS, sort=False)["filled"].agg(["sum", "count"])
    silent = counts["sum"] == 0
    names = frame.drop_duplicates("area_key").set_index("area_key")["area"]
    yield from _silent(data, counts[silent], counts, names, level)
    low = counts[~silent & (counts["sum"] < data.rules.complete * counts["count"])]
    if low.empty:
        return
    missing = frame[frame["filled"] == 0].groupby(_KEYS, sort=False)["indicator"].agg(list)
    places = {place.key: place for place in data.gathered.placed.places if place.level is level}
    for (series, period, key), row in zip(low.index, low.to_dict("records"), strict=True):
        lacking = [data.name(indicator) for indicator in missing.loc[(series, period, key)]]
        facts = {
            "area": names[key],
            "filled": number_words(row["sum"]),
            "expected": number_words(row["count"]),
            "share": format_percent(row["sum"] / row["count"]),
            "missing": format_names(lacking, _MOST_INDICATORS),
        }
        place = places.get(key) or data.silent_place(key, names[key], level)
        yield Draft(FindingKind.INCOMPLETE_AREA, series, period, "", place, (), facts, people=math.nan)


def _silent(
    data: QualityData, silent: pd.DataFrame, counts: pd.DataFrame, names: pd.Series, level: AreaLevel
) -> Iterator[Draft]:
    """One finding for the areas of a kabupaten or the only kecamatan that are silent in the same periods."""
    periods: dict[tuple[str, str], list[str]] = defaultdict(list)
    for series, period, key in silent.index:
        periods[series, key].append(period)
    together: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (series, key), when in periods.items():
        kabupaten = ".".join(key.split(".")[:2])
        together[series, kabupaten, tuple(sorted(when, key=period_order))].append(key)
    for (series, kabupaten, found), keys in together.items():
        everywhere = counts.xs((series, found[-1]), level=("series", "period")).index
        same = [key for key in everywhere if key.startswith(f"{kabupaten}.")] or list(everywhere)
        first, last = period_label(found[0]), period_label(found[-1])
        facts = {
            "count": number_words(len(keys)),
            "expected": number_words(len(same)),
            "level": LEVEL_LABELS[level],
            "when": f"{first} sampai {last}" if len(found) > 1 else first,
            "names": format_names([names[key] for key in keys]),
        }
        place = data.whole_place(kabupaten)
        yield Draft(FindingKind.SILENT_AREAS, series, found[-1], "", place, (), facts, people=math.nan)
