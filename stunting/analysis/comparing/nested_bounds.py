"""Bounds on the share of a target group that gets all services meant for it, also those of the groups inside.

A pregnant woman with KEK needs the services of all pregnant women and those for KEK. Per service the people
who lack it form a set inside its group; those who get all are outside the union of these sets. The linear
programme over the cells of a nesting has a closed form, worked from the inside out: the union is at most the
group itself, or all sets and inner unions apart; at least the largest of them (of inner groups that are apart
from each other, their sum).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.catalogue.relations import NestedGroup, nested_groups

AREA = ["series", "period", "area_level", "area_key"]
NAMES = ["area_code", "area", "kecamatan"]
"""What tells an area of a period, and how it is written."""
_LARGER = 1.1
"""An inner group this much larger than its outer one has another sasaran and stands aside."""
_NUMBERS = ["expected", "services", "aside", "most_lack", "least_lack"]


def nested_bounds(own: pd.DataFrame) -> pd.DataFrame:
    """The rows of groups that have two services with those inside them; `own` is what `own_bounds` gives.

    `most_lack` and `least_lack` are the ends of the share of the group that lacks any service. An inner group
    whose people, or those of the outer one, are not known stands aside.
    """
    found = {str(group): rows.set_index(AREA) for group, rows in own.groupby("target_group")}
    inside: dict[str, list[NestedGroup]] = {}
    for one in nested_groups():
        inside.setdefault(one.inside, []).append(one)
    for outer, inner in inside.items():
        parts = [(found[one.group], one.divides) for one in inner if one.group in found]
        if parts:
            complete = len(parts) == len(inner)
            found[outer] = _together(outer, found.get(outer), parts, complete)
    table = pd.concat([rows.reset_index() for rows in found.values()], ignore_index=True)
    whole = ~table["partial"].eq(True) if "partial" in table else True
    expected: pd.DataFrame = table[(table["expected"] > 1) & whole]
    return expected.reset_index(drop=True)


def _together(
    outer: str, own: pd.DataFrame | None, parts: list[tuple[pd.DataFrame, bool]], complete: bool
) -> pd.DataFrame:
    """What a group lacks with the groups inside it, as shares of the group."""
    frames = ([] if own is None else [own]) + [part for part, _ in parts]
    index = frames[0].index
    for frame in frames[1:]:
        index = index.union(frame.index)
    texts = pd.concat([frame[NAMES] for frame in frames])
    result = texts[~texts.index.duplicated()].reindex(index).assign(target_group=outer)
    base = frames[0].iloc[:0] if own is None else own
    base = base.reindex(index)
    result = result.assign(**{name: base[name].fillna(0) for name in _NUMBERS})
    for name in ("denominator", "binding_share"):
        result[name] = base[name].astype(float)
    result["binding"] = base["binding"].astype("object").fillna("")
    if all(divides for _, divides in parts):
        # The parts that are known carry what they lack outward; only all of them are the group itself.
        sizes = pd.DataFrame({at: part["denominator"].reindex(index) for at, (part, _) in enumerate(parts)})
        lacking = sizes.isna().any(axis=1) if complete else pd.Series(True, index)
        result["partial"] = result["denominator"].isna() & lacking
        result["denominator"] = result["denominator"].fillna(sizes.sum(axis=1, min_count=1))
    apart = np.zeros(len(index))
    for part, divides in parts:
        apart = _with_part(result, part.reindex(index), apart if divides else None)
    result["most_lack"] = result["most_lack"].clip(upper=1.0)
    for name in ("expected", "services", "aside"):
        result[name] = result[name].astype("int64")
    return result


def _with_part(result: pd.DataFrame, part: pd.DataFrame, apart: np.ndarray | None) -> np.ndarray:
    """Adds one inner group to the outer one; `apart` is what inner groups apart from it lack at least."""
    ratio = (part["denominator"] / result["denominator"]).to_numpy(dtype=float)
    usable = (ratio <= _LARGER) & (part["services"].to_numpy(dtype=float) > 0)
    ratio = np.where(usable, np.minimum(ratio, 1.0), 0.0)
    result["expected"] += part["expected"].fillna(0)
    for name in ("services", "aside"):
        result[name] += part[name].where(usable).fillna(0)
    result["most_lack"] += np.nan_to_num(part["most_lack"].to_numpy(dtype=float)) * ratio
    least = np.nan_to_num(part["least_lack"].to_numpy(dtype=float)) * ratio
    together = np.asarray(least if apart is None else least + apart)
    binds = usable & ((least > result["least_lack"]) | (result["binding"] == ""))
    result["binding"] = result["binding"].where(~binds, part["binding"])
    result["binding_share"] = result["binding_share"].where(~binds, part["binding_share"])
    result["least_lack"] = np.minimum(1.0, np.maximum(result["least_lack"], together))
    return together
