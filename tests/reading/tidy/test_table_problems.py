"""What a table says of its headers: a question only where somebody's answer would change something."""

from tests.reading.sheets import grid, read


def told_of_indicators(sheet):
    kinds = ("unknown_indicator", "share_of_target")
    return [(one.kind, one.cell, one.severity.value) for one in read(sheet).problems if one.kind in kinds]


def test_a_share_of_the_target_is_named_once_and_asked_about_nowhere():
    sheet = grid(
        [
            ["Tahun 2024"],
            ["NO", "INDIKATOR", "SATUAN", "TARGET", "REALISASI", "% CAPAIAN THD TARGET"],
            [1, "Desa STBM", "desa", 67, 62, 92.54],
            [2, "Jumlah TPK", "tim", 92, 147, 159.78],
        ]
    )
    assert told_of_indicators(sheet) == [("share_of_target", "F3", "info")]


def test_the_empty_half_of_a_checklist_is_no_question():
    sheet = grid(
        [
            ["Tahun 2024"],
            ["NO", "INDIKATOR", "PELAKSANAAN", None],
            [None, None, "SUDAH", "BELUM"],
            [1, "Rembuk stunting kabupaten", "v", None],
            [2, "Audit kasus stunting", "v", None],
            [3, "Publikasi data stunting", None, "v"],
        ],
        ["A2:A3", "B2:B3", "C2:D2"],
    )
    assert told_of_indicators(sheet) == []


def test_the_same_text_in_a_column_is_told_once_with_its_count():
    rows = [["Petung", 5, 6], ["Nenang", "lima puluh", 7], ["Sotek", "lima puluh", "?"], ["Waru", 4, 9]]
    sheet = grid([["Desa", "Balita 2024", "Balita ditimbang 2024"], *rows])
    told = [(one.cell, one.message) for one in read(sheet).problems if one.kind == "text_for_number"]
    assert told == [
        (
            "B3",
            "Sel berisi teks \u201clima puluh\u201d, bukan angka (juga 1 sel lain); dianggap belum ada data.",
        ),
        ("C4", "Sel berisi teks \u201c?\u201d, bukan angka; dianggap belum ada data."),
    ]


def test_formulas_without_a_result_are_one_question_of_their_table():
    rows = [["Petung", 5, None], ["Nenang", None, None], ["Sotek", 8, None]]
    sheet = grid(
        [["Desa", "Balita 2024", "Balita ditimbang 2024"], *rows],
        unevaluated_cells=frozenset({(2, 1), (1, 2), (2, 2), (3, 2)}),
    )
    [told] = [one for one in read(sheet).problems if one.kind == "unevaluated_formula"]
    assert (told.cell, "juga 3 sel lain" in told.message) == ("B3", True)


def test_columns_that_claim_one_number_are_one_question_of_their_row():
    rows = [["CAPAIAN LAYANAN (%) TAHUN 2024"], ["Indikator", "Pos Satu", "Pos Dua", "Pos Tiga"]]
    rows += [["Balita memperoleh Vitamin A", 91.2, 85.5, 90.1], ["Keluarga stop BABS", 88, 92, 79.9]]
    told = [one.cell for one in read(grid(rows)).problems if one.kind == "doubtful_measure"]
    assert told == ["B3", "B4"]
