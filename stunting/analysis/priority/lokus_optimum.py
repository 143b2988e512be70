"""Which desa and which services close most of the gaps under given limits: an exact optimum.

A mixed-integer linear programme, solved to the end by HiGHS (scipy.optimize.milp): x_j says whether desa j is
taken, y_ij which part of the people short of service i there are reached, y_ij <= x_j.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from stunting.analysis.priority.cells import Flags, Numbers

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

Places = npt.NDArray[np.signedinteger]

MOST_SECONDS = 20.0
_WHOLE = 1e-6
"""A person is reached although the arithmetic leaves a millionth of it out."""


@dataclass(frozen=True, slots=True)
class ChoiceLimits:
    """At most so many desa, staff hours and rupiah; infinite where there is no limit.

    `desa_hours` are the hours of a desa before anybody is reached; `hours` and `rupiah` are those for one
    person, shape (k,).
    """

    desa: int
    total_hours: float
    total_rupiah: float
    desa_hours: float
    hours: Numbers
    rupiah: Numbers


@dataclass(frozen=True, slots=True)
class Optimum:
    """The desa taken (n,), the people reached (n, k; whole numbers), the sum of their worth, and its proof.

    `bound` is what no choice can pass: the worth of the optimum with the parts of people that are left out.
    """

    taken: Flags
    reached: Numbers
    worth: float
    bound: float


def best_choice(people: Numbers, worth: Numbers, limits: ChoiceLimits, *, tolerance: float = 0.0) -> Optimum:
    """The choice with the greatest worth: people short, shape (n, k), times the worth of one, shape (k,).

    Only whole people are reached: where a limit cuts one in parts, it is left out (of at most two services).
    `tolerance` is how far, as part of the worth, the choice may stay below the best one.

    Example: 10 and 30 people short in two desa, one desa, 20 hours of one a person: the second, 20 people.
    """
    row, column = np.nonzero((people > 0) & (worth > 0))
    areas, cells = len(people), len(row)
    nobody = np.zeros(people.shape)
    if not cells or limits.desa < 1:
        return Optimum(np.zeros(areas, dtype=bool), nobody, 0.0, 0.0)
    if not np.isfinite([limits.total_hours, limits.total_rupiah]).any():
        return _without_limits(people, worth, limits.desa)
    # Here, not above: importing it takes longer than all else of the page that may ask for an optimum.
    from scipy.optimize import Bounds, milp

    gain = people[row, column] * worth[column]
    solved = milp(
        np.concatenate([np.zeros(areas), -gain / gain.max()]),
        integrality=np.concatenate([np.ones(areas), np.zeros(cells)]),
        bounds=Bounds(0, 1),
        constraints=_constraints(people, row, column, limits),
        options={"mip_rel_gap": tolerance, "time_limit": MOST_SECONDS},
    )
    if solved.x is None:
        return Optimum(np.zeros(areas, dtype=bool), nobody, 0.0, float(gain.sum()))
    reached = nobody.copy()
    reached[row, column] = np.floor(people[row, column] * solved.x[areas:] + _WHOLE)
    bound = -float(solved.mip_dual_bound) * float(gain.max())
    return Optimum(np.asarray(reached.any(axis=1)), reached, float((reached @ worth).sum()), bound)


def _without_limits(people: Numbers, worth: Numbers, desa: int) -> Optimum:
    """Where nothing is short but places on the list every desa stands for itself: those of most worth."""
    gain = people @ np.maximum(worth, 0.0)
    taken = np.zeros(len(gain), dtype=bool)
    taken[np.argsort(-gain, kind="stable")[:desa]] = True
    taken &= gain > 0
    reached = np.where(taken[:, None] & (worth > 0), np.floor(people + _WHOLE), 0.0)
    return Optimum(
        np.asarray(reached.any(axis=1)), reached, float((reached @ worth).sum()), float(gain[taken].sum())
    )


def _constraints(people: Numbers, row: Places, column: Places, limits: ChoiceLimits) -> LinearConstraint:
    """y_ij <= x_j for every cell, then desa, hours and rupiah, each as part of its limit."""
    from scipy.optimize import LinearConstraint
    from scipy.sparse import coo_array, csr_array, vstack

    areas, cells = len(people), len(row)
    at = np.arange(cells)
    inside = coo_array(
        (np.repeat([1.0, -1.0], cells), (np.tile(at, 2), np.concatenate([areas + at, row]))),
        shape=(cells, areas + cells),
    )
    short = people[row, column]
    desa = np.concatenate([np.ones(areas), np.zeros(cells)]) / limits.desa
    spent = [desa]
    if np.isfinite(limits.total_hours):
        hours = np.concatenate([np.full(areas, limits.desa_hours), short * limits.hours[column]])
        spent.append(hours / max(limits.total_hours, _WHOLE))
    if np.isfinite(limits.total_rupiah):
        rupiah = np.concatenate([np.zeros(areas), short * limits.rupiah[column]])
        spent.append(rupiah / max(limits.total_rupiah, _WHOLE))
    every = vstack([inside.tocsr(), csr_array(np.array(spent))])
    return LinearConstraint(every, -np.inf, np.concatenate([np.zeros(cells), np.ones(len(spent))]))
