"""Which of the texts of an activity tells what it serves."""

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.model.activities import MatchBasis
from stunting.reading.action_plans.activity_indicators import ActivityMatcher
from stunting.reading.meaning.indicators import IndicatorMatcher

HEAD = "Pelayanan imunisasi rutin bagi bayi"


@pytest.fixture(scope="module")
def matcher():
    catalogue = load_catalogue()
    return ActivityMatcher(IndicatorMatcher(catalogue), catalogue, {})


@pytest.mark.parametrize(
    ("name", "served"),
    [
        ("Sosialisasi", {"basic_immunization_complete", "routine_immunization_complete"}),
        ("Rapat evaluasi", set()),
        ("Pengadaan laptop", set()),
    ],
)
def test_what_stands_above_tells_of_a_name_that_says_nothing_but_not_of_meetings(matcher, name, served):
    texts = {MatchBasis.SUB_KEGIATAN: name, MatchBasis.KEGIATAN: HEAD}
    assert set(matcher.match(texts, name, "", "").indicators) == served
