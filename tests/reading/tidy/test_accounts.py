"""What a person is shown of what was understood: roles of cells, columns, steps, problems with cells."""

from stunting.model.dataset import CellRole
from tests.reading.sheets import grid, read

SHEET = [
    ["Rekap KEK Tahun 2024"],
    ["No", "Kecamatan", "Desa", "Bumil KEK mendapat PMT"],
    [1, "Penajam", "Petung", 10],
    [2, "Penajam", "Nenang", "dua"],
    ["Jumlah", None, None, 10],
    ["Sumber: Dinas Kesehatan"],
]


def test_the_preview_gives_every_cell_its_role():
    preview = read(grid(SHEET)).sheets[0].preview
    assert preview.texts[2] == ("1", "Penajam", "Petung", "10")
    assert preview.roles[0][0] is CellRole.TITLE
    assert set(preview.roles[1]) == {CellRole.HEADER}
    assert preview.roles[2] == (CellRole.SET_ASIDE, CellRole.AREA, CellRole.AREA, CellRole.NUMBER)
    assert preview.roles[4][3] is CellRole.TOTAL
    assert preview.roles[5][0] is CellRole.SET_ASIDE
    assert preview.roles[4][1] is CellRole.EMPTY


def test_a_table_says_where_it_stands_and_what_its_columns_mean():
    table = read(grid(SHEET)).sheets[0].tables[0]
    assert (table.header_rows, table.body_rows, table.period) == ((2, 2), (3, 5), "2024")
    assert (table.areas, table.numbers) == (2, 2)
    [column] = table.columns
    assert (column.place, column.indicator, column.values) == ("D", "pregnant_kek_supplement", 2)


def test_indicators_in_rows_are_accounted_for_by_row():
    sheet = grid(
        [
            ["Indikator 2024", "Penajam", "Waru", "Kabupaten"],
            ["Rembuk stunting kabupaten", None, None, "Ya"],
            ["Rembuk stunting kecamatan", "Ya", "Tidak", None],
        ]
    )
    columns = read(sheet).sheets[0].tables[0].columns
    assert [(c.place, c.indicator, c.measure, c.values) for c in columns] == [
        ("2", "rembuk_kabupaten", "yesno", 1),
        ("3", "rembuk_kecamatan", "yesno", 2),
    ]


def test_problems_name_the_cell_and_a_remedy():
    problems = read(grid(SHEET)).problems
    [text] = [p for p in problems if p.kind == "text_for_number"]
    assert (text.file, text.sheet, text.cell, text.area) == ("matriks.xlsx", "Rekap", "D4", "Nenang")
    assert "dua" in text.message
    assert text.remedy


def test_error_cells_and_formulas_without_a_result_are_told_apart():
    sheet = grid(
        [["Desa", "Balita 2024"], ["Petung", 5], ["Nenang", None], ["Sotek", None]],
        error_cells={(2, 1): "#DIV/0!"},
        unevaluated_cells=frozenset({(3, 1)}),
    )
    found = {p.cell: p.kind for p in read(sheet).problems if p.cell in ("B3", "B4")}
    assert found == {"B3": "error_cell", "B4": "unevaluated_formula"}


def test_a_survey_is_a_series_of_its_own():
    rows = [
        ["Kabupaten", "Prevalensi stunting (%)"],
        ["Penajam Paser Utara", 32.0],
        ["Paser", 22.4],
        ["Berau", 23.0],
    ]
    survey = read(grid(rows), file="SSGI 2024.xlsx").observations
    register = read(grid(rows), file="e-PPGBM 2024.xlsx").observations
    assert set(survey["series"]) == {"survey"}
    assert set(register["series"]) == {"register"}


def test_of_very_many_unknown_names_the_first_get_proposals_and_one_line_says_so():
    names = [f"Xqz {first}{second}" for first in "ABCDEFGHIJKLMNOPQ" for second in "ABCDEFGHIJKLMNOPQRS"]
    rows = [[place, "Penajam", name, 10] for place, name in enumerate(names, start=1)]
    found = read(grid([["No", "Kecamatan", "Desa", "Bumil KEK mendapat PMT 2024"], *rows]), kabupaten="64.09")
    [table] = found.sheets[0].tables
    assert len(names) == 323
    assert [area.area for area in table.unmatched_areas] == names
    assert sum(bool(area.proposals) for area in table.unmatched_areas) == 300
    [told] = [problem for problem in found.problems if "area" in problem.kind]
    assert (told.kind, told.cell) == ("unknown_areas", "C2")
    assert told.message.startswith("323 dari 323 nama wilayah di tabel ini tidak ditemukan")
