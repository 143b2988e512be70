"""Everything known of a cell, in sentences."""

from stunting.analysis.quality.why import readings_of_cell, reason_lines
from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import (
    CellRole,
    ColumnAccount,
    Dataset,
    SheetAccount,
    SheetPreview,
    TableAccount,
    TableShape,
)
from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.problems import Problem, Severity
from tests.builders import observe

SETTLED = Settled(
    Aspect.MEASURE,
    "numerator",
    Certainty.DOUBTFUL,
    0.4,
    "denominator",
    (
        Evidence(Aspect.MEASURE, "numerator", 2.5, "ratio", "kolom E = 100 × D / C pada 2 baris", "C2:E3"),
        Evidence(Aspect.MEASURE, "denominator", 2.1, "words", "kata ‘sasaran’"),
        Evidence(Aspect.MEASURE, "denominator", -1.0, "siblings", "sasaran sudah ada di kolom C"),
    ),
)


def test_reasons_say_for_or_against_and_name_the_runner_up():
    assert list(reason_lines(SETTLED, load_catalogue())) == [
        "Ukuran: capaian (terlayani) (perlu dipastikan)",
        "+ 2,5 kolom E = 100 × D / C pada 2 baris [C2:E3]",
        "− 2,1 kata ‘sasaran’ (untuk sasaran)",
        "+ 1,0 sasaran sudah ada di kolom C (bukan sasaran)",
        "bacaan terdekat: sasaran, selisih 0,4",
    ]


def dataset():
    column = ColumnAccount(
        "D", "Ibu hamil / Dilayani", "pregnant_ifa_90", 1.0, "numerator", "", "2024", 2, (SETTLED,)
    )
    table = TableAccount(1, "", TableShape.AREAS_IN_ROWS, "form", (1, 1), (2, 3), "2024", 2, 2, (column,))
    roles = ((CellRole.EMPTY, CellRole.AREA), (CellRole.EMPTY, CellRole.AREA))
    preview = SheetPreview((("", "Desa"), ("", "Sesulu")), roles)
    sheet = SheetAccount("a.xlsx", "Rekap", False, preview, (table,))
    number = {
        "file": "a.xlsx",
        "sheet": "Rekap",
        "row": 2,
        "column": 4,
        "header": "Ibu hamil / Dilayani",
        "area": "Sesulu",
        "area_level": "desa",
        "area_code": "64.09.02.2002",
        "indicator": "pregnant_ifa_90",
        "measure": "numerator",
        "value": 30,
        "certainty": "doubtful",
        "because": "kata ‘sasaran’",
    }
    problem = Problem("x", Severity.WARNING, "Ada dua bacaan.", "Pilih satu.", "a.xlsx", "Rekap", "D2")
    return Dataset(observe([number]), (), (sheet,), (problem,), "")


def test_a_number_is_explained_with_its_column_and_its_problems():
    [found] = readings_of_cell(dataset(), "D2", None)
    lines = list(found.lines(load_catalogue()))
    assert found.place == "a.xlsx › Rekap › D2"
    assert lines[:3] == [
        "Nilai: 30",
        "Kepala: Ibu hamil / Dilayani",
        "Wilayah: Sesulu, desa/kelurahan, 64.09.02.2002",
    ]
    assert "Kepastian: perlu dipastikan; kata ‘sasaran’" in lines
    assert "Mengapa ukuran: capaian (terlayani) (perlu dipastikan)" in lines
    assert lines[-1] == "Perlu diperiksa: Ada dua bacaan. Pilih satu."


def test_a_cell_that_is_no_number_says_what_it_was_taken_for():
    [found] = readings_of_cell(dataset(), "B2", "Rekap")
    assert list(found.lines(load_catalogue())) == ["Dibaca sebagai nama wilayah, bukan angka data"]
    assert readings_of_cell(dataset(), "A1", None) == []
    assert readings_of_cell(dataset(), "D2", "Lain") == []
