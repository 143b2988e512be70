"""What another version of the reader reads otherwise waits for a yes; expected values are worked by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from stunting import __version__
from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.uses import sasaran_wordings
from stunting.analysis.uploads.rereading import read_otherwise, reading_document, until_confirmed
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model import kept_reading, schema
from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.model.kept_reading import read_numbers, reading_from_json, reading_to_json
from stunting.pipeline import read_files as read
from tests.analysis.uploads.forms import SEPAKU, WARU, form

CATALOGUE = load_catalogue()
WORDINGS = sasaran_wordings(CATALOGUE)
OLDER = "0.1.0"


@pytest.fixture(scope="module")
def dataset():
    return read([form("waru.csv"), form("sepaku.csv", SEPAKU)])


def kept(dataset, reader=OLDER, gone=(), **values):
    """The reading of a data set by another version, with other values by area and without some areas."""
    reading = reading_from_json(reading_document(dataset, "files"))
    numbers = reading.numbers
    for area, value in values.items():
        own = numbers["area"].eq(area.replace("_", "-")) & numbers["measure"].eq("numerator")
        numbers = numbers.assign(value=numbers["value"].mask(own, float(value)))
    numbers = numbers[~numbers["area"].isin(gone)].reset_index(drop=True)
    return reading_to_json(replace(reading, reader=reader, numbers=numbers))


def told(changed):
    names = ["kind", "area", "measure", "before", "after", "people"]
    return [
        tuple(None if one != one else one for one in row) for row in changed[names].itertuples(index=False)
    ]


def doubtful(dataset):
    rows = dataset.observations
    rows = rows[rows["certainty"].eq(Certainty.DOUBTFUL.value)]
    return sorted(zip(rows["area"], rows["measure"], strict=True))


def statuses(dataset, level):
    figures = gather(dataset.observations, CATALOGUE, load_gazetteer(), dataset.kabupaten)
    frame = coverage_of(figures, level).frame
    return dict(zip(frame["area"], frame["status"], strict=True))


def test_a_reading_comes_back_from_its_document_as_it_was(dataset):
    reading = reading_from_json(reading_document(dataset, "files"))
    read = read_numbers(dataset.observations).astype(reading.numbers.dtypes)
    pd.testing.assert_frame_equal(reading.numbers, read)
    assert (reading.reader, reading.made_of) == (__version__, "files")
    assert set(reading.files) == {"waru.csv", "sepaku.csv"}


@pytest.mark.parametrize("piece", [1, 2, 50_000])
def test_numbers_are_written_piece_by_piece_and_whole_ones_shortly(dataset, monkeypatch, piece):
    monkeypatch.setattr(kept_reading, "_PIECE", piece)
    reading = reading_from_json(reading_document(dataset, "files"))
    numbers = reading.numbers.head(5).assign(value=[3.0, 2.5, 0.0, -7.0, 1e300])
    document = reading_to_json(replace(reading, numbers=numbers))
    assert b'"values":[3,2.5,0,-7,1e300]' in document
    pd.testing.assert_frame_equal(reading_from_json(document).numbers, numbers)


def test_a_reading_without_numbers_is_one_all_the_same(dataset):
    reading = reading_from_json(reading_document(dataset, "files"))
    none = reading.numbers.head(0)
    document = reading_to_json(replace(reading, numbers=none))
    pd.testing.assert_frame_equal(reading_from_json(document).numbers, none)


@pytest.mark.parametrize(
    "changes",
    [{"head_of": [99] * 8}, {"head_of": [0]}, {"values": [1.0]}, {"lines": [["x"]] * 4}],
    ids=["no such head", "too few", "values missing", "lines too short"],
)
def test_a_document_that_was_tampered_with_is_refused_in_words(dataset, changes):
    whole = schema.from_json(reading_document(dataset, "files"), dict)
    with pytest.raises(schema.UnfitError, match="bukan bacaan"):
        reading_from_json(schema.to_short_json({**whole, **changes}))


def test_files_that_are_not_kept_are_not_in_the_document(dataset):
    document = reading_document(dataset, "files", without=["sepaku.csv"])
    assert set(reading_from_json(document).numbers["file"]) == {"waru.csv"}
    assert b"sepaku" not in document
    assert b"Suka Raja" not in document


def test_two_other_values_are_listed_and_their_figures_wait(dataset):
    changed = read_otherwise(kept(dataset, Sesulu=33, Api_api=38), dataset, CATALOGUE)
    assert told(changed) == [
        ("changed", "Api-api", "numerator", 38, 40, 2),
        ("changed", "Sesulu", "numerator", 33, 30, -3),
    ]
    waits = until_confirmed(dataset, changed, WORDINGS)
    assert doubtful(waits) == [
        (area, measure) for area in ("Api-api", "Sesulu") for measure in ("denominator", "numerator")
    ]
    desa, before = statuses(waits, AreaLevel.DESA), statuses(dataset, AreaLevel.DESA)
    assert {area for area in desa if desa[area] != before[area]} == {"Api-api", "Sesulu"}
    assert statuses(waits, AreaLevel.KECAMATAN)["Waru"] == "unsure"
    assert statuses(waits, AreaLevel.KECAMATAN)["Sepaku"] != "unsure"
    assert doubtful(dataset) == []


def test_what_is_in_doubt_anyway_keeps_its_own_reason(dataset):
    rows = dataset.observations
    own = rows["area"].eq("Sesulu") & rows["measure"].eq("numerator")
    rows = rows.assign(
        certainty=rows["certainty"].astype("str").mask(own, "doubtful"),
        because=rows["because"].astype("str").mask(own, "dua arti"),
    )
    doubted = replace(dataset, observations=rows)
    changed = read_otherwise(kept(dataset, Sesulu=33), doubted, CATALOGUE)
    waits = until_confirmed(doubted, changed, WORDINGS).observations
    waits = waits[waits["area"].eq("Sesulu")].set_index("measure")
    assert waits["certainty"].eq("doubtful").all()
    assert waits.loc["numerator", "because"] == "dua arti"
    assert waits.loc["denominator", "because"].startswith("Versi baru dasbor")


def test_where_nothing_differs_nothing_waits(dataset):
    changed = read_otherwise(kept(dataset), dataset, CATALOGUE)
    assert told(changed) == []
    assert until_confirmed(dataset, changed, WORDINGS) is dataset


@pytest.mark.parametrize("reader", [__version__, f"{__version__.rpartition('.')[0]}.999"])
def test_within_one_minor_version_nothing_is_compared(dataset, reader):
    assert told(read_otherwise(kept(dataset, reader, Sesulu=33), dataset, CATALOGUE)) == []
    assert told(read_otherwise(None, dataset, CATALOGUE)) == []


def test_a_number_that_is_no_longer_read_lets_every_sum_wait_that_lacks_it(dataset):
    fewer = read([form("waru.csv"), form("sepaku.csv", SEPAKU)])
    rows = fewer.observations
    fewer = replace(fewer, observations=rows[rows["area"].ne("Sesulu")].reset_index(drop=True))
    changed = read_otherwise(kept(dataset), fewer, CATALOGUE)
    assert told(changed) == [
        ("removed", "Sesulu", "denominator", 60, None, -60),
        ("removed", "Sesulu", "numerator", 30, None, -30),
    ]
    assert set(statuses(until_confirmed(fewer, changed, WORDINGS), AreaLevel.KECAMATAN).values()) == {
        "unsure"
    }


K6 = "No;Kecamatan;Desa/Kelurahan;Ibu hamil mendapat pemeriksaan K6"
OWN = "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat pemeriksaan K6"


@pytest.mark.parametrize(
    ("other", "waits"),
    [
        (form("k6.csv", ("1;Waru;Api-api;33", "2;Waru;Sesulu;22"), header=K6), {"Api-api", "Sesulu"}),
        (form("k6.csv", ("1;Waru;Api-api;50;33", "2;Waru;Sesulu;60;22"), header=OWN), set()),
    ],
    ids=["it borrows the sasaran", "it has a sasaran of its own"],
)
def test_a_sasaran_that_went_lets_those_wait_that_borrow_it(other, waits):
    both = read([form("waru.csv"), other])
    rows = both.observations
    lost = rows["area"].eq("Sesulu") & rows["measure"].eq("denominator") & rows["file"].eq("waru.csv")
    fewer = replace(both, observations=rows[~lost].reset_index(drop=True))
    changed = read_otherwise(kept(both), fewer, CATALOGUE)
    assert told(changed) == [("removed", "Sesulu", "denominator", 60, None, -60)]
    seen = until_confirmed(fewer, changed, WORDINGS).observations
    doubted = seen[seen["certainty"].eq(Certainty.DOUBTFUL.value)]
    assert set(doubted.loc[doubted["file"].eq("k6.csv"), "area"]) == waits
    assert set(doubted.loc[doubted["file"].eq("waru.csv"), "area"]) == {"Api-api", "Sesulu"}


def test_only_files_of_both_are_compared_by_their_bytes_whatever_their_name(dataset):
    # sepaku.csv went; waru.csv has another name now; a newer form of Waru came.
    newer = [row.replace(";30", ";31") for row in WARU]
    now = read([form("lain.csv"), form("baru.csv", newer, period="TAHUN 2025")])
    assert told(read_otherwise(kept(dataset, Sesulu=33), now, CATALOGUE)) == [
        ("changed", "Sesulu", "numerator", 33, 30, -3)
    ]
