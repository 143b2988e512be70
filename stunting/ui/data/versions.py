"""Versions of a file beside each other: what changed, in a sentence and as a table."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from stunting.analysis.uploads.differences import differences
from stunting.analysis.uploads.versions import NewerVersion
from stunting.catalogue.indicators import Catalogue
from stunting.model.corrections import written_value
from stunting.model.formatting import format_number
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure
from stunting.model.periods import period_label
from stunting.model.summaries.uploads import DifferenceKind
from stunting.ui.visit.keeping import visit_now
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def news_of_version(version: NewerVersion, came: str, before: Workspace, after: Workspace) -> str:
    """That a file took the place of another, and what changed, in markdown.

    `came` is the name that the newer one came with.
    """
    old, new = before.dataset.observations, after.dataset.observations
    changed = differences(
        old[old["file"].eq(version.older)],
        new[new["file"].eq(version.newer)],
        after.catalogue.counting_people(),
    )
    sentence = wording.VERSION_SAME_NAME if came == version.older else wording.VERSION_OTHER_NAME
    changes = literal(changes_words(changed, after.catalogue))
    told = sentence.format(newer=literal(came), older=literal(version.older), changes=changes)
    return f"{told} {wording.VERSION_IN_ARCHIVE}" if visit_now().room else told


def changes_words(changed: pd.DataFrame, catalogue: Catalogue) -> str:
    """How many numbers changed, came and went, and the one that moves most people, from `DIFFERENCES`."""
    counts = changed["kind"].value_counts()
    parts = [
        words.format(count=format_number(counts[kind]))
        for kind, words in wording.CHANGES.items()
        if kind in counts
    ]
    if not parts:
        return wording.NO_CHANGES
    largest = changed.sort_values("people", key=abs, ascending=False, kind="stable").head(1)
    for row in largest[largest["people"].abs() > 0].to_dict("records"):
        told = {"people": format_number(abs(row["people"])), "area": row["area"]}
        parts.append(wording.LARGEST_CHANGE.format(**told, name=_number_name(row, catalogue)))
    return ", ".join(parts)


def differences_table(changed: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """`DIFFERENCES` in words: what changed, of which area, from which number to which, and by how many."""
    rows = changed.to_dict("records")
    return pd.DataFrame(
        [
            {
                "Perubahan": wording.DIFFERENCE_WORDS[DifferenceKind(row["kind"])],
                "Wilayah": row["area"],
                "Indikator": _number_name(row, catalogue),
                "Ukuran": MEASURE_LABELS[Measure(row["measure"])],
                "Periode": period_label(row["period"]),
                "Sebelumnya": _written(row["before"]),
                "Sekarang": _written(row["after"]),
                "Orang": _people(row["people"]),
                "Sel": _cells(row),
            }
            for row in rows
        ]
    )


def _number_name(row: Mapping[Hashable, Any], catalogue: Catalogue) -> str:
    known = catalogue.indicator(str(row["indicator"]))
    name = known.short_name if known else str(row["header"])
    return f"{name}: {row['part']}" if row["part"] else name


def _written(value: float) -> str:
    return wording.NOT_SET if value != value else written_value(value)


def _people(people: float) -> str:
    if people != people:
        return wording.NOT_SET
    return f"{'+' if people > 0 else ''}{format_number(people)}"


def _cells(row: Mapping[Hashable, Any]) -> str:
    """Sheet and cell, from where to where if it moved."""
    places = [
        " ".join(str(row[f"{name}_{side}"]) for name in ("sheet", "cell")).strip()
        for side in ("before", "after")
    ]
    return " \u2192 ".join(dict.fromkeys(place for place in places if place))
