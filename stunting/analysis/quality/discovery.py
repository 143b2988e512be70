"""The budget of findings that chance alone may give: a false-discovery limit over all tests together.

Some contradictions are certain (a capaian above its sasaran); others are only unlikely, and of thousands of
clean numbers some are unlikely. Benjamini and Hochberg 1995: of m tests those with the k smallest chances are
kept, k the largest rank with p(k) <= q k / m; then at most the share q of what is kept is false.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stunting.analysis.quality.data import Draft

Numbers = npt.NDArray[np.float64]
UNLIKELY = -1e-9
"""Largest log chance of a finding that is no contradiction in any case."""


def log_tail(deviations: Numbers) -> Numbers:
    """Natural logarithm of the chance of a normal number at least so many deviations off, on either side.

    >>> [round(float(one), 2) for one in np.exp(log_tail(np.array([0.0, 1.96, 3.0])))]
    [1.0, 0.05, 0.0]
    """
    away = np.abs(np.nan_to_num(deviations, nan=0.0, posinf=1e3, neginf=-1e3))
    # erfc is 0 beyond 27 deviations; its first asymptotic term stays.
    far = -(away**2) / 2 - np.log(np.maximum(away, 1.0) * math.sqrt(math.pi / 2))
    near = np.array([math.log(max(math.erfc(one / math.sqrt(2)), 1e-300)) for one in away])
    return np.where(away > 20, far, near)


def within_budget(drafts: Sequence[Draft], tests: int, false_share: float) -> list[Draft]:
    """The certain drafts, and of the others those that the false-discovery limit keeps.

    `tests` is how many numbers were looked at, also those that are as usual.
    """
    doubts = sorted(draft.log_chance for draft in drafts if draft.log_chance < 0)
    limits = [math.log(false_share * rank / max(tests, len(doubts))) for rank in range(1, len(doubts) + 1)]
    kept = [chance for chance, limit in zip(doubts, limits, strict=True) if chance <= limit]
    highest = max(kept, default=-math.inf)
    return [draft for draft in drafts if draft.log_chance == 0 or draft.log_chance <= highest]
