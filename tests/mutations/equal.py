"""Mutants that equal the code: no test can tell them apart, so none is drawn. Each with its reason.

Named by module, by what the changed place stands in, and by the change; not by line, as lines move.
"""

from __future__ import annotations

from tests.mutations.mutants import Mutant

_OTHER_DRAWS = "Other draws of the same kind, or one more of them."
_PIECES = "How many are worked out at once."
_SPEED = "The time or precision of the solver, far below what the data leave open."
_NO_EFFECT = "The order or the index is not looked at before the next sort or look-up by key."
_ACCIDENT = "Both sides are computed numbers that meet only by accident of the last bit."
_BELOW_ZERO = "Below zero means none."
_NO_SERVICES = "Of an area without services, whose part has no weight."
_PLUS_OR_MINUS_ONE = "Times 1 or -1 is divided by it."
_AFTER_NOISE = "A noise is added to the part reached: it meets a cut-off only by accident of the last bit."
_SOUND_ANYWAY = "What is sound stays as it is where it is cleaned too."
_COUNTED_ELSE = "What this lets through is left out, or comes to the same, in the next step."

EQUAL: dict[tuple[str, str, str], str] = {
    ("priority.py", "seed: int = 6409", "6409  ->  6410"): _OTHER_DRAWS,
    ("lokus.py", "seed: int = 6409", "6409  ->  6410"): _OTHER_DRAWS,
    ("priority.py", "FEWEST_DRAWS = 1000", "1000  ->  1001"): _OTHER_DRAWS,
    ("lokus.py", "USUAL_DRAWS = 100", "100  ->  101"): _OTHER_DRAWS,
    ("draws.py", "CELLS_AT_ONCE = 1500000", "1500000  ->  1500001"): _PIECES,
    ("change.py", "_CELLS_AT_ONCE = 2000000", "2000000  ->  2000001"): _PIECES,
    ("lokus_optimum.py", "MOST_SECONDS = 20.0", "20.0  ->  22.0"): _SPEED,
    ("lokus.py", "DRAW_TOLERANCE = 0.001", "0.001  ->  0.0"): _SPEED,
    ("lokus.py", "given.groupby('area_key', sort=False)", "False  ->  True"): _NO_EFFECT,
    ("draws.py", "np.nan_to_num(of_services, copy=False, posinf=0.0)", "0.0  ->  0.1"): _NO_SERVICES,
    ("draws.py", "np.nan_to_num(of_fixed, copy=False, posinf=0.0)", "0.0  ->  0.1"): _NO_SERVICES,
    ("draws.py", "if areas <= top: return np.ones(areas)", "areas <= top  ->  areas < top"): (
        "As many areas as places: each is above or ties for the last places, which are as many."
    ),
    (
        "change.py",
        "toward * steps * (cells.children[area] > 0)",
        "cells.children[area] > 0  ->  cells.children[area] >= 0",
    ): ("Of no children there is no share, and what has no share takes no steps."),
    ("priority.py", "np.where(cells.known & aimed, cells.gap, -1.0)", "1.0  ->  1.1"): _BELOW_ZERO,
    ("priority.py", "np.full(len(gap), -1.0)", "1.0  ->  1.1"): _BELOW_ZERO,
    ("rollup.py", "np.where(np.isnan(alone), -1, alone)", "1  ->  2"): _BELOW_ZERO,
    ("rollup.py", "np.where(itself, own_state, -1)", "1  ->  2"): _BELOW_ZERO,
    (
        "sectors.py",
        "{'': -1, **{sector: at for at, sector in enumerate(sectors)}}",
        "1  ->  2",
    ): "Before all others stands before all others.",
    (
        "rows.py",
        "COVERAGE.check(coverage_frame).reset_index(drop=True)",
        "True  ->  False",
    ): "Only the declared columns are taken on.",
    (
        "sources.py",
        "gathered.observations.iloc[[at for at, _ in uses]].reset_index(drop=True)",
        "True  ->  False",
    ): "Only the declared columns are taken on.",
    ("priority.py", "len(column) + 1", "1  ->  2"): "A place after all others is after them either way.",
    ("change.py", "np.maximum(room, 0.0)", "0.0  ->  0.1"): "A tenth of a step is none: steps are whole.",
    ("lokus_optimum.py", "(people > 0) & (worth > 0)", "worth > 0  ->  worth >= 0"): _COUNTED_ELSE,
    (
        "lokus_optimum.py",
        "np.nonzero((people > 0) & (worth > 0))",
        "(people > 0) & (worth > 0)  ->  (people > 0) | (worth > 0)",
    ): _COUNTED_ELSE,
    (
        "change.py",
        "if scored.sum() <= top: nothing = np.full(len(ranks), np.nan) return Changes(np.full(len(r",
        "scored.sum() <= top  ->  scored.sum() < top",
    ): "Where all are on the list no change is found either.",
    (
        "one_capaian.py",
        "pd.factorize(part['indicator'], sort=True)",
        "True  ->  False",
    ): "Which of a pair is called the first says nothing.",
    ("small_numbers.py", "(share >= 0) & (share <= 1) & (people > 0)", "people > 0  ->  people >= 0"): (
        "Of nobody the interval is NaN with or without the guard."
    ),
    (
        "small_numbers.py",
        "upward = share >= share[one]",
        "share >= share[one]  ->  share > share[one]",
    ): "The same share may be the same either way.",
    (
        "small_numbers.py",
        "np.asarray(away <= np.hypot(own, theirs))",
        "away <= np.hypot(own, theirs)  ->  away < np.hypot(own, theirs)",
    ): _ACCIDENT,
    (
        "cell_numbers.py",
        "if not (zero.any() and np.isnan(low[numerator]).any()): return numbers",
        "zero.any() and np.isnan(low[numerator]).any()  ->  zero.any() or np.isnan(low[numerator]).any()",
    ): "Where nothing is left out it is looked for in vain.",
    ("rollup.py", "np.full(size, -1, dtype=np.int64)", "1  ->  2"): _BELOW_ZERO,
    (
        "group_sums.py",
        "if bins > _EMPTY_BINS * max(len(joined), 1): joined, found = pd.factorize(joined, sort=Tru",
        "bins > _EMPTY_BINS * max(len(joined), 1)  ->  bins >= _EMPTY_BINS * max(len(joined), 1)",
    ): "Which of two ways to the same sums is taken.",
    (
        "parts_of_year.py",
        ":4",
        "4  ->  5",
    ): "After the year of a period stands a mark of its kind, which is compared too.",
    ("places.py", "-1 if one is None else number(one)", "1  ->  2"): _BELOW_ZERO,
    ("places.py", "len(values) + 1", "1  ->  2"): "Room for one more value than there is.",
    (
        "places.py",
        "pd.factorize(found * (len(values) + 1) + codes)",
        "found * (len(values) + 1) + codes  ->  found * (len(values) + 1) - codes",
    ): "Counted down from the one or up to the next: no two combinations meet.",
    (
        "status.py",
        "[np.isnan(share), np.isnan(target), achieved >= cutoffs.met, achieved >= cutoffs.near, ach",
        "achieved >= cutoffs.met  ->  achieved > cutoffs.met",
    ): _AFTER_NOISE,
    (
        "status.py",
        "[np.isnan(share), np.isnan(target), achieved >= cutoffs.met, achieved >= cutoffs.near, ach",
        "achieved >= cutoffs.near  ->  achieved > cutoffs.near",
    ): _AFTER_NOISE,
    (
        "status.py",
        "[np.isnan(share), np.isnan(target), achieved >= cutoffs.met, achieved >= cutoffs.near, ach",
        "achieved >= cutoffs.behind  ->  achieved > cutoffs.behind",
    ): _AFTER_NOISE,
    (
        "standings.py",
        "points = 100 * (beside['whole_share'] - beside['share']) * turn",
        "100 * (beside['whole_share'] - beside['share']) * turn"
        "  ->  100 * (beside['whole_share'] - beside['share']) / turn",
    ): _PLUS_OR_MINUS_ONE,
    (
        "standings.py",
        "drawn = (found['share'] - found['drawn_share']) * 100 * np.sign(found['target'] - found['s",
        "(found['share'] - found['drawn_share']) * 100 * np.sign(foun"
        "  ->  (found['share'] - found['drawn_share']) * 100 / np.sign(foun",
    ): _PLUS_OR_MINUS_ONE,
    (
        "standings.py",
        "bool(furthest['share'].iloc[0] > furthest['target'].iloc[0])",
        "furthest['share'].iloc[0] > furthest['target'].iloc[0]"
        "  ->  furthest['share'].iloc[0] >= furthest['target'].iloc[0]",
    ): "Who is behind is not at the target.",
    (
        "target_list.py",
        "one.share is not None and one.holds(year) and (abs(one.share - share) > _SAME)",
        "abs(one.share - share) > _SAME  ->  abs(one.share - share) >= _SAME",
    ): _ACCIDENT,
    ("printed_targets.py", "of_survey: bool = False", "False  ->  True"): (
        "Looked at where a target is printed, which says it."
    ),
    (
        "rows.py",
        "(~np.isnan(gaps) & ~((gaps >= 0) & (gaps <= MOST_PEOPLE))).any",
        "~np.isnan(gaps) & ~((gaps >= 0) & (gaps <= MOST_PEOPLE))"
        "  ->  ~np.isnan(gaps) | ~((gaps >= 0) & (gaps <= MOST_PEOPLE))",
    ): _SOUND_ANYWAY,
    ("rows.py", "(gaps >= 0) & (gaps <= MOST_PEOPLE)", "gaps >= 0  ->  gaps > 0"): _SOUND_ANYWAY,
    ("rows.py", "(gaps >= 0) & (gaps <= MOST_PEOPLE)", "gaps <= MOST_PEOPLE  ->  gaps < MOST_PEOPLE"): (
        _SOUND_ANYWAY
    ),
    ("rows.py", "gaps >= 0", "0  ->  1"): _SOUND_ANYWAY,
    ("plausible_ranges.py", "np.asarray(z > MOST_Z)", "z > MOST_Z  ->  z >= MOST_Z"): _ACCIDENT,
}


def is_equal(mutant: Mutant) -> bool:
    """Whether a mutant is one of these."""
    return (mutant.module.name, mutant.within, mutant.change) in EQUAL
