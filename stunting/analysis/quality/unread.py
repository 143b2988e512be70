"""How much of each sheet was understood: where most of it was not, its figures say little about a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stunting.analysis.uploads.wording import WAITS_FOR_YES
from stunting.model.evidence import Certainty
from stunting.model.observations import Measure
from stunting.model.problems import Problem, ProblemKind, problem

_ASKED = ("file", "sheet", "measure", "indicator", "uses", "certainty", "because")


@dataclass(frozen=True, slots=True)
class SheetShare:
    """Numbers of one sheet, totals left out, that are understood and that are not."""

    file: str
    sheet: str
    understood: int
    unread: int

    @property
    def mostly_unread(self) -> bool:
        """Whether more is not understood than is."""
        return self.unread > self.understood

    @property
    def all(self) -> int:
        """All its numbers."""
        return self.understood + self.unread


def sheet_names(shares: Sequence[SheetShare]) -> list[str]:
    """What sheets are called: with their file where two files hold the name, by their file without a name."""
    alike = Counter(share.sheet for share in shares if share.sheet)
    return [
        f"{share.sheet} ({share.file})" if alike[share.sheet] > 1 else share.sheet or share.file
        for share in shares
    ]


def sheet_shares(observations: pd.DataFrame) -> tuple[SheetShare, ...]:
    """How much of each sheet with numbers was understood.

    A number is understood where it has an indicator or is the sasaran of one, beyond doubt; one that waits
    for a yes to a new reading is. Numbers of no measure (a rank, a difference) count only where their sheet
    holds nothing else.
    """
    counted = (observations["value"].notna() & ~observations["is_total"]).to_numpy()
    columns = {name: pd.Categorical(observations[name]) for name in _ASKED}
    measure = columns["measure"]
    known = (columns["indicator"] != "") | (columns["uses"] != "") | (measure == Measure.DENOMINATOR.value)
    known &= (columns["certainty"] != Certainty.DOUBTFUL.value) | (columns["because"] == WAITS_FOR_YES)
    apart = measure == Measure.OTHER.value
    files, sheets = columns["file"], columns["sheet"]
    width = len(sheets.categories)
    place = files.codes.astype(np.int64) * width + sheets.codes
    understood, unread, others = (
        np.bincount(place[counted & chosen], minlength=len(files.categories) * width)
        for chosen in (known & ~apart, ~known & ~apart, apart)
    )
    return tuple(
        SheetShare(
            str(files.categories[one // width]),
            str(sheets.categories[one % width]),
            int(understood[one]),
            int(unread[one] if understood[one] or unread[one] else others[one]),
        )
        for one in pd.unique(place[counted]).tolist()
    )


def unread_problems(observations: pd.DataFrame) -> list[Problem]:
    """A line for each sheet of which most, or all, was not understood."""
    return [
        problem(
            ProblemKind.MOSTLY_UNREAD if share.understood else ProblemKind.NOTHING_USABLE,
            file=share.file,
            sheet=share.sheet,
            known=share.understood,
            all=share.all,
        )
        for share in sheet_shares(observations)
        if share.mostly_unread
    ]
