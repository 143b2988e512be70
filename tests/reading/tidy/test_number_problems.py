"""Numbers that can be read two ways: asked about once, and only where nothing settles them."""

from tests.reading.sheets import grid, read


def ambiguous(rows):
    told = read(grid([["Kecamatan", *rows[0]], *rows[1:]])).problems
    return [(one.cell, one.message.rpartition("(")[2]) for one in told if one.kind == "ambiguous_number"]


def test_people_are_whole_so_a_known_count_is_no_question():
    head = ["Balita 2024", "Balita ditimbang 2024"]
    assert ambiguous([head, ["Penajam", "1.402", "1.210"], ["Waru", "850", "720"]]) == []


def test_thousands_without_other_digits_could_be_one_and_stay_a_question():
    head = ["Balita 2024", "Balita ditimbang 2024"]
    assert ambiguous([head, ["Penajam", "1.000", "1.210"], ["Waru", "850", "720"]])[0][0] == "B2"


def test_a_printed_total_settles_what_nobody_knows():
    head = ["Ternak sapi 2024", "Ternak itik 2024"]
    rows = [["Penajam", "1.402", "1.402"], ["Waru", "850", "850"], ["JUMLAH", "2.252", "2.300"]]
    assert ambiguous([head, *rows]) == [("C2", "kolom C).")]


def test_columns_in_doubt_for_one_reason_are_one_question():
    head = ["Ternak sapi 2024", "Ternak itik 2024"]
    assert ambiguous([head, ["Penajam", "1.402", "1.210"], ["Waru", "850", "720"]]) == [
        ("B2", "kolom B, C).")
    ]
