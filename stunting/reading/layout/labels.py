"""What the body rows of a table are about, as a record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(slots=True)
class RowLabels:
    """Labels of the body rows of a table, one entry per row.

    `area` is empty for rows that name none; `keep` is False for rows that carry no data (group
    rows, continuation rows); `total_word` marks rows whose label says that they are a total;
    `target_row` marks a row of targets, `percent_row` one of percentages below the totals; `year` holds the
    year of a row such as "Tahun 2017".
    """

    area: list[str]
    parent: list[str]
    within: list[str]
    """All upper areas as written, joined by " / ", the widest first."""
    code: list[str]
    level: list[str]
    depth: npt.NDArray[np.int64]
    keep: npt.NDArray[np.bool_]
    total_word: npt.NDArray[np.bool_]
    target_row: npt.NDArray[np.bool_]
    percent_row: npt.NDArray[np.bool_]
    year: list[str]
    continued: npt.NDArray[np.bool_]
    """Rows without a name of their own that go on with the area above."""
