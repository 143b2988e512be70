"""What a tie is, by wordings of our own: which indicators each must have, and which it may have besides."""

import csv
from functools import lru_cache
from pathlib import Path

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.model.activities import MatchBasis
from stunting.reading.action_plans.activity_indicators import ActivityMatcher
from stunting.reading.matrices import indicator_matcher

with Path(__file__).with_name("defined_links.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@lru_cache(maxsize=1)
def matcher():
    catalogue = load_catalogue()
    return ActivityMatcher(indicator_matcher(catalogue), catalogue, {})


def served(name, output=""):
    texts = {MatchBasis.SUB_KEGIATAN: name, MatchBasis.OUTPUT: output}
    return set(matcher().match(texts, "", "", "").indicators)


@pytest.mark.parametrize("row", ROWS, ids=[row["wording"] for row in ROWS])
def test_a_wording_has_its_indicators_and_no_others(row):
    required, besides = set(row["required"].split()), set(row["notes"].split())
    assert required | besides <= load_catalogue().indicators.keys()
    assert required <= served(row["wording"]) <= required | besides


def test_an_output_adds_no_service_that_an_official_name_does_not_cover():
    name = "Pengelolaan Kawasan Tanpa Rokok"
    assert served(name, "Jumlah fasilitas yang menerapkan KTR tanpa rokok") == set()


def test_an_output_that_names_one_of_two_that_go_together_leaves_both():
    both = {"growth_monitoring", "weighing_coverage"}
    assert served("Operasi timbang serentak", "Persentase balita yang ditimbang") == both


def test_brackets_leave_of_an_official_list_what_they_name():
    usual = (
        "Penyelenggaraan Posyandu (Makanan Tambahan, Kelas Ibu Hamil, Kelas Lansia, Insentif Kader Posyandu)"
    )
    short = "Penyelenggaraan Posyandu (Mkn Tambahan, Kls Bumil, Lansia, Insentif)"
    assert served(usual) == {"active_posyandu", "pregnant_class", "active_cadres"}
    assert served("Penyelenggaraan Posyandu (Kelas Ibu Hamil)") == {"active_posyandu", "pregnant_class"}
    texts = {MatchBasis.SUB_KEGIATAN: short}
    assert set(matcher().match(texts, "", "2.2.02", "").indicators) == served(usual)
