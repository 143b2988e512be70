"""Which kecamatan has sent which form: so that a kabupaten can go on while one of them is late."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.uploads.versions import table_fingerprints
from stunting.model.dataset import Dataset
from stunting.model.periods import period_order
from stunting.model.summaries.uploads import SENT

_TABLE = ["file", "sheet", "table"]


def sent_forms(dataset: Dataset) -> pd.DataFrame:
    """`SENT`: the cells of each kecamatan in each form, by file.

    Totals and what lies in no kecamatan are left out. A form that came for several periods is taken for its
    latest with a number.
    """
    rows = dataset.observations
    rows = rows[rows["kecamatan"].ne("") & ~rows["is_total"]]
    if rows.empty:
        return SENT.empty()
    fingerprints = table_fingerprints(dataset)
    parts = []
    for table, own in rows.groupby(_TABLE, sort=False, observed=True):
        file, sheet, number = map(str, table)
        indicators = " ".join(sorted({str(id) for id in own["indicator"].unique()} - {""}))
        form = f"{fingerprints.get((file, sheet, number), '')}|{indicators}"
        parts.append(_of_table(own).assign(form=form, indicators=indicators, title=str(own["title"].iloc[0])))
    found = pd.concat(parts, ignore_index=True)
    key = ["form", "period", "kecamatan", "file"]
    texts = {"title": "first", "indicators": "first", "cells": "sum", "numbers": "sum"}
    together = found.groupby(key, sort=False, as_index=False).agg(texts)
    names = [name for name in SENT.names if name not in ("cells", "numbers")]
    return SENT.check(_latest(together).astype(dict.fromkeys(names, "str")))


def _of_table(rows: pd.DataFrame) -> pd.DataFrame:
    texts = rows[["period", "kecamatan", "file"]].astype("str")
    counted = texts.assign(cells=1, numbers=rows["value"].notna().astype("int64"))
    return counted.groupby(["period", "kecamatan", "file"], sort=False, as_index=False).sum()


def _latest(together: pd.DataFrame) -> pd.DataFrame:
    """The rows of the latest period of each form that holds a number; of its latest where none does."""
    order = {period: at for at, period in enumerate(sorted(together["period"].unique(), key=period_order))}
    rank = together["period"].map(order) + len(order) * together["numbers"].gt(0)
    best = together.loc[rank.groupby(together["form"], sort=False).idxmax(), ["form", "period"]]
    kept: pd.DataFrame = together.merge(best, on=["form", "period"], how="inner")
    return kept
