"""By-name exports become counts by desa: classes as stated, nobody in them, small groups withheld."""

import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.pipeline import NotCountableError, Upload, count_people, read_files
from tests.by_name_lists import (
    NORMAL,
    SECRET,
    SHORT,
    THREE_DESA,
    VERY_SHORT,
    as_book,
    as_csv,
    child,
    lines,
    nik,
)
from tests.torture.cases.case import sheet_rows

MATRIX = [["" if cell is None else cell for cell in row] for row in sheet_rows()]
FILES = {
    "csv": as_csv(lines(THREE_DESA)),
    "a hidden sheet": as_book({"Rekap": MATRIX, "Daftar": lines(THREE_DESA)}, hidden=["Daftar"]),
    "one among good sheets": as_book({"Rekap": MATRIX, "Daftar": lines(THREE_DESA)}),
}


def counted(data):
    return count_people(Upload("daftar.csv", data), load_catalogue())


def shares(upload, level):
    data = read_files([upload])
    rows = coverage(
        data.observations,
        load_catalogue(),
        load_gazetteer(),
        kabupaten=data.kabupaten,
        level=AreaLevel(level),
    ).frame
    return {
        (row["area"], row["indicator"]): (row["numerator"], row["denominator"])
        for row in rows.to_dict("records")
        if row["numerator"] == row["numerator"]
    }


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_list_says_that_it_can_be_counted_and_nothing_of_it_is_in_the_counts(data):
    kinds = [one.kind for one in read_files([Upload("daftar", data)]).problems]
    assert "personal_data" in kinds
    assert "countable_people" in kinds
    upload, counts = counted(data)
    assert counts.counted == 190
    assert counts.months == ("2025-08",)
    text = upload.data.decode() + upload.name + repr(counts)
    assert SECRET not in text
    assert "640901" not in text
    assert not [one for one in read_files([upload]).problems if one.kind == "personal_data"]


def test_counts_are_those_of_the_list_and_totals_are_whole():
    upload, counts = counted(FILES["csv"])
    assert counts.desa["64.09.03.2001"]["stunting_prevalence"] == (56, 16)
    assert counts.desa["64.09.03.2001"]["severe_stunting"] == (56, 6)
    assert counts.desa["64.09.03.2001"]["underweight"] == (56, 6)
    assert shares(upload, "kecamatan")["Babulu", "stunting_prevalence"] == (26, 116)
    assert shares(upload, "kecamatan")["Waru", "stunting_prevalence"] == (14, 74)
    assert shares(upload, "kabupaten")["Penajam Paser Utara", "stunting_prevalence"] == (40, 190)


def test_a_small_group_is_withheld_with_another_that_hides_it():
    desa = shares(counted(FILES["csv"])[0], "desa")
    assert desa["Babulu Darat", "stunting_prevalence"] == (16, 56)
    # Three of Babulu Laut could be worked out from the total of the kecamatan if only they were missing.
    assert ("Babulu Laut", "stunting_prevalence") not in desa
    assert ("Gunung Mulia", "stunting_prevalence") not in desa
    assert desa["Sesulu", "stunting_prevalence"] == (5, 40)


def test_no_number_under_five_is_written_anywhere():
    crowd = {
        (kecamatan, desa): {NORMAL: 3 + 11 * n, SHORT: n % 7, VERY_SHORT: (3 * n) % 8}
        for n, (kecamatan, desa) in enumerate(THREE_DESA)
    }
    written = counted(as_csv(lines(crowd)))[0].data.decode()
    numbers = [int(cell) for row in written.splitlines()[4:] for cell in row.split(";") if cell.isdigit()]
    assert numbers
    assert not [number for number in numbers if 0 < number < 5]


def test_a_child_counts_once_by_its_last_measurement():
    rows = lines(THREE_DESA)
    again = [child(n, "Waru", "Sesulu", VERY_SHORT, "2025-09-02") for n in range(186, 191)]
    counts = counted(as_csv([*rows, *again]))[1]
    assert counts.repeated == 5
    assert counts.counted == 190
    assert counts.desa["64.09.02.2002"]["severe_stunting"] == (40, 5)


def test_several_months_without_sure_numbers_are_not_counted():
    rows = [[cell if at != 1 else "" for at, cell in enumerate(row)] for row in lines(THREE_DESA)[1:]]
    rows[0][13] = "2025-07-01"
    with pytest.raises(NotCountableError, match="beberapa bulan"):
        counted(as_csv([lines({})[0], *rows]))


def test_a_name_in_the_wrong_column_is_nowhere():
    rows = lines(THREE_DESA)
    shifted = child(500, "Waru", f"{SECRET} BINTI", NORMAL)
    upload, counts = counted(as_csv([*rows, shifted]))
    assert counts.unplaced == 1
    assert SECRET not in upload.data.decode()


def test_outliers_and_blanks_are_not_measured_and_z_scores_are_no_class():
    rows = lines(THREE_DESA)
    odd = [
        child(600, "Waru", "Sesulu", ("Outlier", "Outlier", "-")),
        child(601, "Waru", "Sesulu", ("", "", "")),
    ]
    counts = counted(as_csv([*rows, *odd]))[1]
    assert counts.desa["64.09.02.2002"]["stunting_prevalence"] == (40, 5)
    assert counts.unclassed == 2


@pytest.mark.parametrize(
    "data", [as_csv(MATRIX), b"", as_csv([["Nama", "NIK"], *(["A", nik(n)] for n in range(9))])]
)
def test_what_is_no_such_list_is_refused_in_a_sentence(data):
    with pytest.raises(NotCountableError, match="tidak ada daftar"):
        counted(data)
