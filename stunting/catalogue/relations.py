"""Rules about indicators as data: which contains which, what serves whom, classes of nutritional status.

Indicators that are in no catalogue and no upload may stand in a rule; they take part in nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from stunting.catalogue.files import YES, data_rows, split_list
from stunting.model.observations import Measure
from stunting.model.schema import from_texts


class RelationKind(StrEnum):
    """How the numbers of two indicators hang together."""

    AT_MOST = "paling_banyak"
    """The number of the first is never larger than that of the other: K6 and K4, measured and sasaran."""
    SEVERE_PART = "bagian_berat"
    """The first counts the severe part of the cases of the other, among the same people."""
    SAME_PEOPLE = "orang_yang_sama"
    """Both count the same people, by two names: with two sasaran only one of them can hold."""
    WORKERS_OF = "tenaga_untuk"
    """The first counts workers or facilities, the other the people they are for."""


class IndicatorRole(StrEnum):
    """What an indicator stands for in a method."""

    STUNTING = "stunting"
    """The prevalence that WHO classes judge and surveys measure too."""
    ALL_CHILDREN = "semua_balita"
    """Its denominator is all children under five; the first with a number counts."""
    MEASURED_TOGETHER = "diukur_bersama"
    """BB/U, TB/U and BB/TB are taken of the same children, so their sums are equal."""
    WEIGHED = "bulan_timbang"
    """In February and August all children are called to be weighed: months of their own."""


@dataclass(frozen=True, slots=True)
class IndicatorRelation:
    """A rule about a number (numerator or denominator) of one indicator and one of another."""

    relation: RelationKind
    indicator: str
    number: Measure
    other: str
    other_number: Measure
    note: str


@dataclass(frozen=True, slots=True)
class RoleOfIndicator:
    """An indicator in a role; several of one role stand in their order."""

    role: IndicatorRole
    indicator: str
    note: str


@dataclass(frozen=True, slots=True)
class NutritionClass:
    """A class of an anthropometric index: how recaps write it and which indicators count its children.

    `words` are whole words of a header, or beginnings of words where they end in `*`. An outlier is no
    measurement: where `measured` is false, its children stay out of the denominator.
    """

    name: str
    words: tuple[str, ...]
    counted_by: tuple[str, ...]
    measured: bool


@dataclass(frozen=True, slots=True)
class NutritionIndex:
    """An anthropometric index with its classes; `words` name it in headers."""

    name: str
    words: tuple[str, ...]
    classes: tuple[NutritionClass, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators whose cases its classes are, each once: those measured are their denominator."""
        return tuple(dict.fromkeys(id for one in self.classes for id in one.counted_by))

    def class_of(self, words: str) -> NutritionClass | None:
        """The first class that a plain text names ("berat badan sangat kurang"), None where it names none."""
        return next((one for one in self.classes if names_one_of(one.words, words)), None)


@dataclass(frozen=True, slots=True)
class NestedGroup:
    """A target group all of whose people belong to another one.

    Groups that `divide` the other are apart from each other and together all of it.
    """

    group: str
    inside: str
    divides: bool


def names_one_of(spellings: tuple[str, ...], words: str) -> bool:
    """Whether one of some spellings stands among the words of a plain text, whole or as a beginning (`*`)."""
    return _spelt(spellings).search(words) is not None


@cache
def _spelt(spellings: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(one.rstrip("*")) + ("" if one.endswith("*") else r"\b") for one in spellings]
    return re.compile(rf"\b(?:{'|'.join(parts)})")


@lru_cache(maxsize=1)
def nested_groups() -> tuple[NestedGroup, ...]:
    """The nested target groups of `nested_groups.csv`: an inner group stands before the one it lies in."""
    return tuple(
        NestedGroup(row["group"], row["inside"], row["kind"] == "pembagian")
        for _, row in data_rows("nested_groups.csv")
    )


def relations(*kinds: RelationKind) -> tuple[IndicatorRelation, ...]:
    """The relations of some kinds, as `relations.csv` lists them.

    Raises:
        ValueError: a line of the file breaks a closed set. A mistake of ours.
    """
    return tuple(one for one in _relations() if one.relation in kinds)


def indicators_as(role: IndicatorRole) -> tuple[str, ...]:
    """The ids of the indicators of a role, in the order of `indicator_roles.csv`."""
    return tuple(one.indicator for one in _roles() if one.role is role)


def stunting_id() -> str:
    """The id of the stunting prevalence."""
    return indicators_as(IndicatorRole.STUNTING)[0]


@lru_cache(maxsize=1)
def nutrition_indexes() -> tuple[NutritionIndex, ...]:
    """The anthropometric indexes of `nutrition_classes.csv` in its order."""
    words: dict[str, tuple[str, ...]] = {}
    classes: dict[str, list[NutritionClass]] = {}
    for _, row in data_rows("nutrition_classes.csv"):
        words[row["index"]] = split_list(row["index_words"])
        classes.setdefault(row["index"], []).append(
            NutritionClass(
                row["class"], split_list(row["words"]), split_list(row["counted_by"]), row["measured"] == YES
            )
        )
    return tuple(NutritionIndex(name, words[name], tuple(found)) for name, found in classes.items())


@lru_cache(maxsize=1)
def _relations() -> tuple[IndicatorRelation, ...]:
    return tuple(from_texts(row, IndicatorRelation) for _, row in data_rows("relations.csv"))


@lru_cache(maxsize=1)
def _roles() -> tuple[RoleOfIndicator, ...]:
    return tuple(from_texts(row, RoleOfIndicator) for _, row in data_rows("indicator_roles.csv"))
