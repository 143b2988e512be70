"""The published torture set: files of officials, chance and attackers, and what must happen to each."""

from tests.torture.cases import (
    containers,
    damage,
    encodings,
    no_people,
    numbers,
    others,
    people,
    people_elsewhere,
    people_forms,
    places,
    sizes,
    texts,
)

CASES = (
    *numbers.CASES,
    *texts.CASES,
    *places.CASES,
    *sizes.CASES,
    *encodings.CASES,
    *containers.CASES,
    *damage.CASES,
    *others.CASES,
    *people.CASES,
    *people_forms.CASES,
    *people_elsewhere.CASES,
    *no_people.CASES,
)
