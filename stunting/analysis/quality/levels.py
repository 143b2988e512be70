"""An area's own row against the complete sum of the areas below it, where two sources tell both."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.coverage.figures import State
from stunting.analysis.coverage.rollup import GROUP
from stunting.analysis.quality.data import Draft, QualityData, Row, number_words, rows_of
from stunting.model.areas import AreaLevel
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries.quality import FindingKind

_WHAT = {"num": "capaian", "den": "sasaran"}


def level_findings(data: QualityData) -> list[Draft]:
    """Rows of a kecamatan or kabupaten that its own desa (all of them) do not add up to.

    Sums of other sheets are expected to differ a little; a finding begins where one sasaran in two sheets
    does (`QualityRules.sasaran`). The figures themselves use the desa.
    """
    figures = data.figures[data.figures["state"].eq(State.PAIR)]
    desa = figures[figures["level"].eq(AreaLevel.DESA.value)]
    drafts: list[Draft] = []
    for level, keys in (
        (AreaLevel.KECAMATAN, [*GROUP, "kecamatan"]),
        (AreaLevel.KABUPATEN, GROUP),
    ):
        upper = figures[figures["level"].eq(level.value)]
        if upper.empty or desa.empty:
            continue
        sums = desa.groupby(keys, as_index=False).agg(
            num=("num", "sum"), den=("den", "sum"), rows=("num", "size")
        )
        both = upper.merge(sums, on=keys, suffixes=("", "_below"))
        complete = both["rows"].to_numpy() == _desa_below(data, both)
        for column in ("num", "den"):
            least = np.minimum(both[column], both[f"{column}_below"])
            gap = (both[column] - both[f"{column}_below"]).abs()
            apart = complete & gap.gt(0) & gap.ge(data.rules.sasaran * least)
            drafts += [_draft(data, row, column, level) for row in rows_of(both, apart)]
    return drafts


def _desa_below(data: QualityData, rows: pd.DataFrame) -> np.ndarray:
    counts = {key: len(data.gathered.gazetteer.desa(key)) for key in rows["key"].unique() if "." in key}
    return rows["key"].map(counts).fillna(-1).to_numpy()


def _draft(data: QualityData, row: Row, column: str, level: AreaLevel) -> Draft:
    above, below = float(row[column]), float(row[f"{column}_below"])
    ends = (min(above, below), max(above, below))
    of_numerator = column == "num"
    return Draft(
        kind=FindingKind.LEVELS_DIFFER,
        series=row["series"],
        period=row["period"],
        indicator=row["indicator"],
        place=data.place(int(row["place"])),
        cells=(int(row[f"{column}_at"]),) if row[f"{column}_at"] >= 0 else (),
        facts={
            "indicator": data.name(row["indicator"]),
            "area": data.area(row),
            "what": _WHAT[column],
            "level": LEVEL_LABELS[level],
            "above": number_words(above),
            "below": number_words(below),
            "gap": number_words(abs(above - below)),
        },
        numerator=ends if of_numerator else (0.0, 0.0),
        denominator=(0.0, 0.0) if of_numerator else ends,
        now=(below, 0.0) if of_numerator else (0.0, below),
    )
