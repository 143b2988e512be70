"""What a file holds, and by which words it is found."""

import pytest

from stunting.analysis.uploads.contents import NOTHING_READ, contents_of_files
from stunting.catalogue.indicators import load_catalogue
from stunting.pipeline import read_files
from tests.analysis.uploads.forms import form


def held():
    return contents_of_files(read_files([form("ttd.csv")]), load_catalogue())


def test_a_file_says_what_was_read_from_it():
    [(file, contents)] = held().items()
    assert (file, contents.numbers, contents.indicators) == ("ttd.csv", 4, ("TTD 90 tablet ibu hamil",))
    assert (contents.kecamatan, contents.areas) == (("Waru",), ("Api-api", "Sesulu"))
    assert contents.periods == ("2024",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("TTD", True),
        ("sesulu", True),
        ("waru tablet", True),
        ("waru asi", False),
        ("2023", False),
    ],
)
def test_a_file_is_found_by_its_name_its_indicators_and_its_areas(words, found):
    assert held()["ttd.csv"].mentions(words, "ttd.csv") is found


def test_of_a_file_that_is_not_read_the_name_counts():
    assert NOTHING_READ.mentions("lama", "Lama.xlsx")
    assert not NOTHING_READ.mentions("sesulu", "Lama.xlsx")
