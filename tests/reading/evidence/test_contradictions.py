"""Cells that break sums, running totals and shares, and lines that stand twice, in sheets worked by hand."""

from tests.reading.sheets import grid, read

AREAS = ("Petung", "Sotek", "Nenang", "Buluminung", "Waru", "Riko", "Sepan", "Gersik", "Jenebora", "Pejala")
BOYS = (12, 31, 25, 40, 18, 23)
GIRLS = (14, 28, 30, 35, 22, 17)
BOTH = (26, 59, 55, 75, 40, 40)


def _said(header, *columns, merges=()):
    rows = [*header, *([area, *numbers] for area, *numbers in zip(AREAS, *columns, strict=False))]
    found = read(grid(rows, merges=merges)).problems
    return [(one.kind, one.cell, one.message) for one in found if one.kind in KINDS]


KINDS = ("broken_identity", "copied_numbers")
BY_SEX = [["Desa", "Bayi mendapat IMD 2024", None, None], [None, "L", "P", "L+P"]]
RUNNING = [
    ["Desa", "Bayi mendapat IMD tahun 2024", None, None],
    [None, "s.d. bulan lalu", "Bulan ini", "s.d. bulan ini"],
]


def test_a_table_that_agrees_with_itself_is_not_asked_about():
    assert _said(BY_SEX, BOYS, GIRLS, BOTH, merges=["B1:D1"]) == []


def test_the_cell_that_is_not_the_sum_of_its_parts_is_named_with_both_numbers():
    printed = (*BOTH[:3], 57, *BOTH[4:])
    assert _said(BY_SEX, BOYS, GIRLS, printed, merges=["B1:D1"]) == [
        (
            "broken_identity",
            "D6",
            "Angka tidak cocok satu sama lain: kolom D = B + C pada 5 dari 6 baris, tetapi tidak di "
            "D6 (tercetak 57, hitungannya 75).",
        )
    ]


def test_a_wrong_number_that_breaks_two_running_totals_is_told_once():
    # Januari, Februari, s.d. Februari, Maret, s.d. Maret; s.d. Februari of the third desa should be 55.
    header = [
        ["Desa", "Bayi mendapat IMD 2024", *[None] * 4],
        [None, "Jan", "Feb", "s.d. Feb", "Mar", "s.d. Mar"],
    ]
    until_february = (*BOTH[:2], 65, *BOTH[3:])
    march = (10, 20, 30, 40, 50, 60)
    until_march = (36, 79, 85, 115, 90, 100)
    (only,) = _said(header, BOYS, GIRLS, until_february, march, until_march, merges=["B1:F1"])
    assert only[:2] == ("broken_identity", "D5")


def test_a_share_of_the_target_that_is_computed_wrongly_is_named():
    header = [["Desa", "Target (%)", "Realisasi IMD (%)", "% capaian terhadap target"]]
    target, reached = (80, 80, 75, 90, 85, 80, 80, 90, 75, 80), (40, 60, 30, 45, 68, 72, 36, 63, 45, 20)
    share = (50, 75, 40, 50, 80, 19, 45, 70, 60, 25)
    (only,) = _said(header, target, reached, share)
    assert only[:2] == ("broken_identity", "D7")
    assert "hitungannya 90" in only[2]


def test_the_numbers_of_one_service_under_another_are_asked_about():
    header = [["Desa", "Jumlah bayi mendapat IMD 2024", "Jumlah ibu hamil K6 2024"]]
    assert _said(header, BOTH, BOTH) == [
        (
            "copied_numbers",
            "C2",
            "“Jumlah ibu hamil K6 2024” dan “Jumlah bayi mendapat IMD 2024” memuat angka yang sama "
            "(kolom C = B pada 6 dari 6 baris).",
        )
    ]


def test_one_sasaran_of_two_services_is_no_copy():
    header = [
        ["Desa", "Ibu hamil K4 2024", None, "Ibu hamil K6 2024", None],
        [None, "Sasaran", "Capaian", "Sasaran", "Capaian"],
    ]
    assert _said(header, BOTH, BOYS, BOTH, GIRLS, merges=["B1:C1", "D1:E1"]) == []
