"""Examples of filling in and legends of classes stand in rows and columns and are no data."""

import pytest

from tests.reading.sheets import grid, read

TITLE = ["REKAP DATA STUNTING TAHUN 2024"]
HEAD = ["Desa", "Balita stunting", "Balita diukur"]
BODY = [["Petung", 10, 100], ["Sotek", 12, 90], ["Nenang", 4, 30]]


def areas_read(rows, sheet="Rekap"):
    result = read(grid(rows, sheet=sheet))
    told = [(one.kind, one.cell) for one in result.problems if one.kind == "example_table"]
    return set(result.observations["area"].astype(str)), told


def test_an_example_of_filling_in_below_a_table_is_no_data_and_said():
    below = [[], ["Contoh pengisian:"], HEAD, ["Desa Contoh A", 10, 100], ["Desa B", 11, 110]]
    assert areas_read([TITLE, HEAD, *BODY, *below]) == (
        {"Petung", "Sotek", "Nenang"},
        [("example_table", "A9")],
    )


@pytest.mark.parametrize("label", ["Desa Contoh A", "Contoh", "(Contoh: Desa Maju)", "Kec. Contoh"])
def test_rows_of_examples_above_the_data_are_no_data(label):
    found, told = areas_read([TITLE, HEAD, [label, 10, 100], *BODY])
    assert found == {"Petung", "Sotek", "Nenang"}
    assert told == [("example_table", "A3")]


def test_a_sheet_called_an_example_is_no_data():
    rows = [TITLE, HEAD, ["Desa A", 10, 100], ["Desa B", 11, 110]]
    assert areas_read(rows, sheet="Contoh Isian") == (set(), [("example_table", "A3")])


@pytest.mark.parametrize(
    "legend",
    [
        [["Keterangan:"], ["Baik", 90], ["Cukup", 70], ["Kurang", 50]],
        [[], ["Kategori", "Batas (%)"], ["Baik", 90], ["Cukup", 70], ["Kurang", 50]],
        [["Kategori"], ["Hijau", "≥ 90"], ["Kuning", "70 - 89"], ["Merah", "< 70"]],
        [["Sangat baik", 90], ["Sedang", 70], ["Sangat kurang", 50]],
    ],
)
def test_the_classes_of_a_legend_below_a_table_are_no_data(legend):
    result = read(grid([TITLE, HEAD, *BODY, [], *legend]))
    assert set(result.observations["area"].astype(str)) == {"Petung", "Sotek", "Nenang"}
    assert not [one for one in result.problems if one.kind.startswith("unknown")]


def test_children_counted_by_class_are_data():
    rows = [["BALITA DIUKUR DESA PETUNG 2024"], ["Status gizi", "Jumlah balita"]]
    rows += [["Baik", 310], ["Kurang", 20], ["Buruk", 3]]
    assert len(read(grid(rows)).observations) == 3


def test_the_pages_of_a_table_of_contents_are_no_data():
    rows = [["DAFTAR ISI"], ["NO", "TABEL", "HALAMAN"]]
    rows += [[1, "Balita stunting per desa", 1], [2, "Bumil KEK", 3], [3, "Kecamatan Penajam", 5]]
    assert read(grid(rows, sheet="Daftar Isi")).observations.empty


def test_a_list_of_people_is_one_also_where_a_row_is_called_an_example():
    people = [
        ["No", "NIK", "Nama anak", "Tanggal lahir", "BB lahir"],
        [1, "0" * 16, "Contoh", "2024-01-01", 3],
    ]
    result = read(grid(people, sheet="Daftar"))
    assert [str(one.kind) for one in result.problems][:1] == ["personal_data"]
    assert not len(result.observations)
