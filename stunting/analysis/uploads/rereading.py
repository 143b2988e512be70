"""What another version of the reader reads otherwise from the same files: figures that wait for a yes."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from stunting import __version__
from stunting.analysis.uploads import wording
from stunting.analysis.uploads.differences import differences, places
from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import Dataset
from stunting.model.evidence import Certainty
from stunting.model.kept_reading import (
    KeptReading,
    is_of_other_reader,
    read_numbers,
    reading_from_json,
    reading_to_json,
)
from stunting.model.observations import Measure, uses_of
from stunting.model.summaries.uploads import DIFFERENCES, DifferenceKind

_FIGURE = ["about", "period", "series"]


def reading_document(dataset: Dataset, made_of: str, without: Collection[str] = ()) -> bytes:
    """What was read, to be kept beside the files, without those named. `made_of` identifies what it is of."""
    files = {source.file: source.digest for source in dataset.sources if source.file not in without}
    rows = dataset.observations
    numbers = read_numbers(rows[rows["file"].isin(list(files))])
    return reading_to_json(KeptReading(__version__, made_of, files, numbers))


def read_otherwise(kept: bytes | None, dataset: Dataset, catalogue: Catalogue) -> pd.DataFrame:
    """`DIFFERENCES` from a kept reading by another minor version to a data set, in the files of both.

    None where nothing is kept or the reader is the same: within one minor version figures are the same.
    """
    if kept is None or not is_of_other_reader(kept, __version__):
        return DIFFERENCES.empty()
    before, rows = reading_from_json(kept), dataset.observations
    files = {source.file: source.digest for source in dataset.sources}
    both = set(before.files.values()) & set(files.values())
    then = [name for name, digest in before.files.items() if digest in both]
    now = [name for name, digest in files.items() if digest in both]
    return differences(
        before.numbers[before.numbers["file"].isin(then)],
        rows[rows["file"].isin(now)],
        catalogue.counting_people(),
    )


def until_confirmed(dataset: Dataset, changed: pd.DataFrame, sasaran: Mapping[str, str]) -> Dataset:
    """The data set with the figures doubtful that `DIFFERENCES` are about.

    A number that went leaves no cell: then all figures of its indicator, period and series wait, as their
    sums lack it, and so do those of other indicators that used it. What is in doubt anyway keeps its own
    reason. `sasaran` says of each indicator whom its denominator counts: equal texts are the same people.
    """
    if changed.empty:
        return dataset
    rows = dataset.observations
    gone = changed[changed["kind"].eq(DifferenceKind.REMOVED.value)]
    gone = pd.concat([gone, _also_lacking(gone, rows, sasaran)], ignore_index=True)
    waits = _are_among(rows, changed, [*_FIGURE, "place"]) | _are_among(rows, gone, _FIGURE)
    certainty = rows["certainty"].astype("str")
    newly = waits & certainty.ne(Certainty.DOUBTFUL.value)
    marked = rows.assign(
        certainty=certainty.mask(newly, Certainty.DOUBTFUL.value),
        because=rows["because"].astype("str").mask(newly, wording.WAITS_FOR_YES),
    )
    return replace(dataset, observations=marked)


def _also_lacking(gone: pd.DataFrame, rows: pd.DataFrame, sasaran: Mapping[str, str]) -> pd.DataFrame:
    """The numbers that went, once more for each other indicator that used them.

    One counts for others by its `uses`; a sasaran is lent to those of the same people that have none.
    """
    own = rows[rows["measure"].eq(Measure.DENOMINATOR.value) & rows["value"].notna()]
    held = set(_keys(own)[[*_FIGURE, "place"]].itertuples(index=False, name=None))
    places_gone = _keys(gone)["place"]
    found = []
    for row, place in zip(gone.to_dict("records"), places_gone, strict=True):
        uses = uses_of(row["uses"])
        lent = [one.indicator for one in uses if one.measure is Measure.DENOMINATOR]
        lent += [row["indicator"]] if row["measure"] == Measure.DENOMINATOR.value else []
        people = {sasaran[id] for id in lent if sasaran.get(id)}
        others = {one.indicator for one in uses} | {
            id for id, text in sasaran.items() if text in people and (id, *_when(row), place) not in held
        }
        found += [{**row, "indicator": id} for id in sorted(others - {row["indicator"]})]
    return pd.DataFrame(found, columns=gone.columns)


def _when(row: Mapping[Hashable, Any]) -> tuple[str, str]:
    return str(row["period"]), str(row["series"])


def _are_among(rows: pd.DataFrame, changed: pd.DataFrame, names: list[str]) -> pd.Series:
    left, right = (pd.MultiIndex.from_frame(_keys(frame)[names]) for frame in (rows, changed))
    return pd.Series(left.isin(right), rows.index)


def _keys(rows: pd.DataFrame) -> pd.DataFrame:
    names = ["area_code", "area", "parent", "indicator", "header", "period", "series"]
    texts = rows[names].astype("str")
    return texts.assign(
        about=texts["indicator"].where(texts["indicator"].ne(""), texts["header"]),
        place=places(texts),
    )
