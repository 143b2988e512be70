"""One header on several sheets of a file is one question."""

from tests.reading.sheets import grid, read


def test_an_unknown_header_of_all_sheets_is_asked_about_once():
    rows = [["Kecamatan", "Ternak sapi"], ["Penajam", 4], ["Waru", 5]]
    sheets = [grid([[f"Bulan {month} 2024"], *rows], sheet=month) for month in ("Januari", "Februari")]
    told = [(one.sheet, one.cell) for one in read(*sheets).problems if one.kind == "unknown_indicator"]
    assert told == [("Januari", "B3")]
