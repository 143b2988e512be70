"""Rules about indicators stand in the catalogue's data, and nowhere in code."""

import ast
import re
from pathlib import Path

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.relations import (
    IndicatorRole,
    RelationKind,
    indicators_as,
    nutrition_indexes,
    relations,
    stunting_id,
)
from stunting.catalogue.twins import header_twins
from stunting.catalogue.worker_norms import worker_norms

PACKAGE = Path(__file__).resolve().parents[2] / "stunting"


def texts(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"\w+", node.value)


def test_no_id_of_the_catalogue_stands_in_code():
    ids = set(load_catalogue().indicators)
    found = {
        f"{path.relative_to(PACKAGE)}: {word}"
        for path in PACKAGE.rglob("*.py")
        for word in texts(path)
        if word in ids
    }
    assert not found


def test_rules_are_about_indicators_of_the_catalogue():
    named = {id for one in relations(*RelationKind) for id in (one.indicator, one.other)}
    named |= {id for role in IndicatorRole for id in indicators_as(role)}
    named |= {id for index in nutrition_indexes() for id in index.indicators}
    named |= {id for one in header_twins() for id in (one.indicator, one.twin)}
    assert named <= set(load_catalogue().indicators)


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        (
            RelationKind.SEVERE_PART,
            [("severe_stunting", "stunting_prevalence"), ("severe_wasting", "wasting")],
        ),
        (RelationKind.SAME_PEOPLE, [("growth_monitoring", "weighing_coverage")]),
    ],
)
def test_relations_as_the_field_knows_them(kind, pairs):
    assert [(one.indicator, one.other) for one in relations(kind)] == pairs


def test_every_kind_of_workers_serves_somebody_and_a_norm_says_where_it_was_found():
    served = {}
    for one in relations(RelationKind.WORKERS_OF):
        served.setdefault(one.indicator, one.other)
    assert served == {
        "tpk_count": "krs_accompaniment",
        "tpk_cadres": "krs_accompaniment",
        "active_posyandu": "growth_monitoring",
        "posyandu_cadres": "growth_monitoring",
        "village_midwives": "anc_k6",
        "nutritionists": "growth_monitoring",
        "field_officers_kb": "krs_accompaniment",
    }
    assert set(worker_norms()) <= set(served)
    assert all(one.source and one.norm for one in worker_norms().values())


def test_contained_services_follow_each_other():
    # K1 >= K1 murni, K1 >= K4 >= K6; tablets received >= consumed, 90 >= 180.
    chain = {(one.indicator, one.other) for one in relations(RelationKind.AT_MOST)}
    assert {("anc_k6", "anc_k4"), ("anc_k4", "anc_k1"), ("anc_k1_pure", "anc_k1")} <= chain
    assert {
        ("pregnant_ifa_90", "pregnant_ifa_90_received"),
        ("pregnant_ifa_180", "pregnant_ifa_180_received"),
        ("pregnant_ifa_180_received", "pregnant_ifa_90_received"),
        ("pregnant_ifa_180", "pregnant_ifa_90"),
    } <= chain


def test_classes_of_an_index_count_the_cases_of_its_indicators():
    by_name = {index.name: index for index in nutrition_indexes()}
    height = {one.name: one.counted_by for one in by_name["TB/U"].classes if one.counted_by}
    assert height == {
        "sangat pendek": ("stunting_prevalence", "severe_stunting"),
        "pendek": ("stunting_prevalence",),
    }
    assert all(
        [one.name for one in index.classes if not one.measured] == ["outlier"] for index in by_name.values()
    )
    assert stunting_id() == "stunting_prevalence"
