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
