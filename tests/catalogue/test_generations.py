"""Generations of the list of services stand side by side; choosing one changes documents and no reading."""

import pytest

from stunting.catalogue.generations import DEFAULT_GENERATION, generations
from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.office import office_catalogue
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import OfficeSettings, SourceMark
from stunting.pipeline import Upload, read_for_office
from tests.test_samples import SAMPLES


def chosen(generation):
    return OfficeDecisions(decisions=(Decision(DecisionKind.GENERATION, "", generation),))


def test_lists_of_2019_and_2022_are_whole_and_that_of_2025_was_not_found():
    sizes = {id: len(one.listed) for id, one in generations().items()}
    assert sizes == {"2019": 20, "2022-2024": 29, "2025": 0}
    assert "Belum ada dokumen" in generations()["2025"].note
    assert generations()["2025"].evidence is SourceMark.UNCERTAIN
    for one in generations().values():
        assert [listed.number for listed in one.listed] == list(range(1, len(one.listed) + 1))
        assert {listed.indicator for listed in one.listed} <= set(load_catalogue().indicators)
        assert all(listed.source and listed.name for listed in one.listed)


def test_an_indicator_has_its_own_name_in_each_generation():
    names = {
        id: {listed.indicator: listed.name for listed in one.listed} for id, one in generations().items()
    }
    assert names["2019"]["pregnant_ifa_90"].startswith("Ibu hamil mendapat IFA")
    assert names["2022-2024"]["pregnant_ifa_90"].startswith("Ibu hamil yang mengonsumsi")


@pytest.mark.parametrize("generation", ["2019", "2025"])
def test_the_choice_of_the_office_is_followed(generation):
    catalogue = office_catalogue(chosen(generation), OfficeSettings())
    assert catalogue.list_of == generation
    assert office_catalogue(OfficeDecisions(), OfficeSettings()).list_of == DEFAULT_GENERATION
    assert office_catalogue(chosen("2031"), OfficeSettings()).list_of == DEFAULT_GENERATION


def test_choosing_a_generation_changes_no_reading():
    path = next(path for path in sorted(SAMPLES.iterdir()) if path.suffix == ".xlsx")
    uploads = [Upload(path.name, path.read_bytes())]
    read = [read_for_office(uploads, office) for office in (OfficeDecisions(), chosen("2019"))]
    assert read[0].observations.equals(read[1].observations)
    assert read[0].problems == read[1].problems
