"""What a person decided about a form acts on every file of that form."""

import pytest

from stunting.model.decisions import NO_PERIOD, Decision, DecisionKind
from tests.reading.sheets import cells, grid, read

ROWS = [
    ["Kecamatan", "Desa", "Layanan A 2024", "Layanan B 2024"],
    ["Penajam", "Petung", 10, 5],
    ["Penajam", "Nenangg Baru", 20, 6],
    ["Waru", "Sesulu", 30, 7],
]


def decided(*decisions, rows=ROWS):
    return cells(read(grid(rows), decisions=decisions).observations)


def fingerprint(rows=ROWS):
    return read(grid(rows)).sheets[0].tables[0].fingerprint


def test_indicator_measure_unit_and_period_of_a_column():
    form = fingerprint()
    found = decided(
        Decision(DecisionKind.COLUMN_INDICATOR, "Layanan A 2024", "krs_accompaniment", form),
        Decision(DecisionKind.COLUMN_MEASURE, "Layanan A 2024", "denominator", form),
        Decision(DecisionKind.COLUMN_UNIT, "Layanan A 2024", "keluarga", form),
        Decision(DecisionKind.COLUMN_PERIOD, "Layanan A 2024", "2025-S1", form),
    )
    record = found["C2"]
    assert (record["indicator"], record["measure"], record["unit"], record["period"], record["sector"]) == (
        "krs_accompaniment",
        "denominator",
        "keluarga",
        "2025-S1",
        "KB",
    )
    assert found["D2"]["indicator"] == ""


def test_a_decision_acts_on_next_years_file_of_the_same_form_and_on_no_other():
    form = fingerprint()
    decision = Decision(DecisionKind.COLUMN_IGNORED, "Layanan B 2025", "true", form)
    next_year = [["Kecamatan", "Desa", "Layanan A 2025", "Layanan B 2025"], *ROWS[1:]]
    other = [
        ["Kecamatan", "Desa", "Layanan B 2025", *(f"Layanan {name}" for name in "CDE")],
        *[[*row, 1, 1] for row in ROWS[1:]],
    ]
    assert fingerprint(next_year) == form
    assert "D2" not in decided(decision, rows=next_year)
    assert "C2" in decided(decision, rows=other)


@pytest.mark.parametrize(
    "head",
    [
        ["KECAMATAN", "DESA", "LAYANAN  A 2024", "LAYANAN\nB 2024"],
        ["Kecamatan", "Desa", "Layanan A 2026", "Layanan B 2026"],
        ["Kecamatan", "Desa", "Layanan A 2024", "Layanan B 2024", "Layanan C 2024"],
        ["No", "Kecamatan", "Desa", "Layanan A", "Layanan B"],
    ],
    ids=["capitals and spaces", "another year", "one more column", "a numbered list without years"],
)
def test_a_decision_survives_small_changes_of_the_form(head):
    form = fingerprint()
    decision = Decision(DecisionKind.COLUMN_MEASURE, "Layanan B 2024", "target", form)
    lead = [1] if head[0] == "No" else []
    rows = [head, *[[*lead, *row, 3][: len(head)] for row in ROWS[1:]]]
    found = read(grid(rows), decisions=[decision], file="nama lain.xlsx")
    of_b = found.observations[found.observations["header"].astype("str").str.contains(r"\b[Bb]\b")]
    assert set(of_b["measure"]) == {"target"}
    assert not [p for p in found.problems if p.kind == "changed_form"]


def test_a_decision_never_chooses_between_two_years():
    rows = [["Kecamatan", "Layanan A 2024", "Layanan A 2025"], ["Penajam", 1, 2], ["Waru", 3, 4]]
    decision = Decision(DecisionKind.COLUMN_MEASURE, "Layanan A 2025", "target", fingerprint(rows))
    found = decided(decision, rows=rows)
    assert (found["B2"]["measure"], found["C2"]["measure"]) == ("count", "target")
    next_year = [["Kecamatan", "Layanan A 2026", "Layanan A 2027"], *rows[1:]]
    again = read(grid(next_year), decisions=[decision])
    assert "target" not in set(again.observations["measure"])


TRIPLE = [
    ["Cakupan ibu hamil mendapat TTD 2024"],
    [],
    ["Kecamatan", "Desa", "Sasaran", "Dilayani", "%"],
    ["Penajam", "Petung", 50, 40, 80],
    ["Penajam", "Nenang", 40, 10, 25],
    ["Waru", "Sesulu", 80, 60, 75],
    ["Waru", "Bangun Mulya", 20, 5, 25],
]


def of_triple(kind, subject, value):
    return decided(Decision(kind, subject, value, fingerprint(TRIPLE)), rows=TRIPLE)


@pytest.mark.parametrize("answer", ["other", "target", "count", "numerator"])
def test_arithmetic_never_overwrites_a_decided_measure(answer):
    """100 x D / C = E in every row, and still C is what the person said."""
    found = of_triple(DecisionKind.COLUMN_MEASURE, "Sasaran", answer)
    assert {found[f"C{row}"]["measure"] for row in range(4, 8)} == {answer}
    assert {found[f"C{row}"]["uses"] for row in range(4, 8)} == {""}


def test_a_column_holds_no_data():
    found = of_triple(DecisionKind.COLUMN_MEASURE, "Sasaran", "not_data")
    assert "C4" not in found
    assert found["D4"]["value"] == 40


def test_a_decided_indicator_stays_also_where_it_is_none():
    found = of_triple(DecisionKind.COLUMN_INDICATOR, "Dilayani", "")
    assert (found["D4"]["indicator"], found["D4"]["uses"]) == ("", "")
    found = of_triple(DecisionKind.COLUMN_INDICATOR, "Sasaran", "krs_accompaniment")
    assert found["C4"]["indicator"] == "krs_accompaniment"


def test_a_unit_of_percent_makes_percentages_and_stays():
    found = of_triple(DecisionKind.COLUMN_UNIT, "Dilayani", "%")
    assert (found["D4"]["measure"], found["D4"]["unit"]) == ("percent", "%")


def test_a_decided_period_goes_before_that_of_the_row():
    rows = [
        ["Kecamatan", "Bulan", "Balita ditimbang"],
        ["Penajam", "Januari 2024", 10],
        ["Waru", "Januari 2024", 20],
        ["Penajam", "Februari 2024", 11],
        ["Waru", "Februari 2024", 21],
    ]
    decision = Decision(DecisionKind.COLUMN_PERIOD, "Balita ditimbang", "2023", fingerprint(rows))
    assert {one["period"] for one in decided(decision, rows=rows).values()} == {"2023"}


PER_OFFICE = [
    ["Tahun 2024"],
    ["No", "Indikator", "Satuan", "Nilai 1", "Nilai 2"],
    [1, "Ibu hamil KEK mendapat PMT", "%", 90, 75.5],
    [2, "Jumlah desa dengan KPM aktif", "desa", 40, 31],
    [3, "Balita dipantau tumbuh kembangnya", "%", 80, 61.2],
]


def of_office(*answers):
    form = fingerprint(PER_OFFICE)
    return decided(
        *[Decision(kind, subject, value, form) for kind, subject, value in answers], rows=PER_OFFICE
    )


def test_a_column_is_target_or_realisasi_for_all_rows_of_a_list_of_indicators():
    found = of_office(
        (DecisionKind.COLUMN_MEASURE, "Nilai 1", "target"),
        (DecisionKind.COLUMN_MEASURE, "Nilai 2", "realisasi"),
    )
    assert [found[f"D{row}"]["measure"] for row in (3, 4, 5)] == ["target"] * 3
    assert [found[f"E{row}"]["measure"] for row in (3, 5)] == ["percent"] * 2
    assert found["E4"]["measure"] in ("count", "numerator")


def test_a_row_of_a_list_of_indicators_is_decided_by_its_own_header():
    found = of_office(
        (DecisionKind.COLUMN_INDICATOR, "Balita dipantau tumbuh kembangnya", "krs_accompaniment"),
        (DecisionKind.COLUMN_MEASURE, "Ibu hamil KEK mendapat PMT", "not_data"),
    )
    assert {found[f"{column}5"]["indicator"] for column in "DE"} == {"krs_accompaniment"}
    assert not {"D3", "E3"} & set(found)
    assert "D4" in found


def test_an_area_that_is_none_is_put_away():
    rows = [["Kecamatan", "Balita 2024"], ["Penajam", 10], ["Waru", 20], ["Cadangan dinas", 5], ["Sepaku", 7]]
    decision = Decision(DecisionKind.AREA, " / CADANGAN  DINAS", "")
    found = read(grid(rows), decisions=[decision])
    assert {one["area"] for one in cells(found.observations).values()} == {"Penajam", "Waru", "Sepaku"}
    account = found.sheets[0].tables[0]
    assert account.unmatched_areas == ()
    assert "Disisihkan karena bukan wilayah menurut keputusan: Cadangan dinas." in account.steps


def test_a_recognised_area_can_be_another_one():
    decision = Decision(DecisionKind.AREA, "waru /  sesulu", "64.09.02.1003")
    assert decided(decision)["C4"]["area_code"] == "64.09.02.1003"


def test_a_total_is_decided_for_its_form_only():
    rows = [*ROWS, ["Waru", "Jumlah", 60, 18]]
    assert decided(rows=rows)["C5"]["is_total"]
    decision = Decision(DecisionKind.ROW_TOTAL, " / JUMLAH", "false", fingerprint(rows))
    assert not decided(decision, rows=rows)["C5"]["is_total"]
    other = Decision(DecisionKind.ROW_TOTAL, "Penajam / Petung", "true", "0123456789abcdef-0000-1111")
    assert not decided(other)["C2"]["is_total"]


def test_an_unmatched_name_gets_the_area_that_was_chosen_everywhere():
    before = read(grid(ROWS))
    unmatched = before.sheets[0].tables[0].unmatched_areas
    assert [(area.area, area.parent, area.cells) for area in unmatched] == [("Nenangg Baru", "Penajam", "B3")]
    decision = Decision(DecisionKind.AREA, "Penajam / Nenangg Baru", "64.09.01.1010")
    after = read(grid(ROWS), decisions=[decision])
    assert cells(after.observations)["C3"]["desa"] == "Nenang"
    assert after.sheets[0].tables[0].unmatched_areas == ()


def test_a_row_is_declared_a_total_or_not():
    found = decided(Decision(DecisionKind.ROW_TOTAL, "Penajam / Petung", "true"))
    assert found["C2"]["is_total"]
    assert not found["C4"]["is_total"]


def test_a_table_is_ignored_or_given_a_period_and_a_series():
    form = fingerprint()
    assert decided(Decision(DecisionKind.TABLE_IGNORED, "", "true", form)) == {}
    rows = [[cell.replace(" 2024", "") if isinstance(cell, str) else cell for cell in row] for row in ROWS]
    found = decided(
        Decision(DecisionKind.TABLE_PERIOD, "", "2023", fingerprint(rows)),
        Decision(DecisionKind.TABLE_SERIES, "", "survey", fingerprint(rows)),
        rows=rows,
    )
    assert (found["C2"]["period"], found["C2"]["series"]) == ("2023", "survey")


def test_header_rows_are_set_by_hand():
    rows = [["Kecamatan", "Balita"], ["Catatan petugas", "x"], ["Penajam", 1], ["Waru", 2]]
    form = fingerprint(rows)
    found = decided(Decision(DecisionKind.HEADER_ROWS, "", "1-1", form), rows=rows)
    assert found["B3"]["header"] == "Balita"


def test_header_rows_are_found_again_where_they_moved_and_missed_where_they_are_gone():
    rows = [["Kecamatan", "Balita"], ["Catatan petugas", "x"], ["Penajam", 1], ["Waru", 2]]
    decision = Decision(DecisionKind.HEADER_ROWS, "KECAMATAN balita", "1-1", fingerprint(rows))
    moved = [["Rekap bulanan"], [], *rows]
    found = read(grid(moved), decisions=[decision])
    assert cells(found.observations)["B5"]["header"] == "Balita"
    assert not [p for p in found.problems if p.kind == "changed_form"]
    gone = [["Kecamatan", "Anak balita"], ["Catatan petugas", "x"], *rows[2:]]
    same = Decision(DecisionKind.HEADER_ROWS, "Kecamatan Balita", "1-1", fingerprint(gone))
    [problem] = [p for p in read(grid(gone), decisions=[same]).problems if p.kind == "changed_form"]
    assert "baris kepala 1-1 tidak ada lagi" in problem.message


def test_a_period_that_was_decided_for_one_title_leaves_the_next_title_alone():
    form = fingerprint(TRIPLE)
    decision = Decision(DecisionKind.TABLE_PERIOD, "2024", "2023", form)
    assert decided(decision, rows=TRIPLE)["C4"]["period"] == "2023"
    next_year = [["Cakupan ibu hamil mendapat TTD 2025"], *TRIPLE[1:]]
    found = read(grid(next_year), decisions=[decision])
    assert cells(found.observations)["C4"]["period"] == "2025"
    [problem] = [p for p in found.problems if p.kind == "changed_form"]
    assert "periode Tahun 2023 ditetapkan untuk tabel Tahun 2024" in problem.message
    unnamed = [["Cakupan ibu hamil mendapat TTD"], *TRIPLE[1:]]
    for_none = Decision(DecisionKind.TABLE_PERIOD, NO_PERIOD, "2023", form)
    assert decided(for_none, rows=unnamed)["C4"]["period"] == "2023"
    assert decided(for_none, rows=TRIPLE)["C4"]["period"] == "2024"


def test_a_changed_form_is_said():
    form = fingerprint()
    decisions = [
        Decision(DecisionKind.COLUMN_INDICATOR, f"Layanan {name} 2024", "krs_accompaniment", form)
        for name in "AB"
    ]
    changed = [["Kecamatan", "Desa", "Layanan A 2024", "Layanan C 2024"], *ROWS[1:]]
    found = [p for p in read(grid(changed), decisions=decisions).problems if p.kind == "changed_form"]
    assert len(found) == 1
    assert "kolom \u201cLayanan B 2024\u201d tidak ada lagi" in found[0].message
    assert not [p for p in read(grid(ROWS), decisions=decisions).problems if p.kind == "changed_form"]
