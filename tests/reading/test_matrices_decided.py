"""What a person decided about a form acts on every file of that form."""

from stunting.model.decisions import Decision, DecisionKind
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
        ["Kecamatan", "Desa", "Layanan A 2025", "Layanan B 2025", "Layanan C"],
        *[[*row, 1] for row in ROWS[1:]],
    ]
    assert fingerprint(next_year) == form
    assert "D2" not in decided(decision, rows=next_year)
    assert "D2" in decided(decision, rows=other)


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
