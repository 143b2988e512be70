"""Ages, years and counts that a spreadsheet made dates of."""

import datetime

import pytest

from tests.reading.sheets import grid, read

AGE = datetime.date(2025, 11, 6)


def headers_and_periods(rows):
    tables = read(grid(rows))
    records = tables.observations.astype({"header": "str", "period": "str"})
    return set(zip(records["header"], records["period"], strict=True)), tables.problems


def test_a_date_among_spans_of_ages_is_a_span_and_no_period():
    rows = [
        ["Balita per kelompok umur Tahun 2024"],
        ["Kecamatan", "Kelompok Umur (bulan)", "Balita Diukur"],
        ["Penajam", "0-5", 1],
        ["Penajam", AGE, 2],
        ["Waru", "0-5", 3],
        ["Waru", AGE, 4],
    ]
    found, problems = headers_and_periods(rows)
    assert found == {("Balita Diukur / 0-5", "2024"), ("Balita Diukur / 6-11", "2024")}
    told = [(p.cell, p.message) for p in problems if p.kind == "age_as_date"]
    assert told == [
        (
            "B4",
            "Sel berisi tanggal di antara kelompok umur; dibaca sebagai umur \u201c6-11\u201d, "
            "begitu pula 1 sel lain.",
        )
    ]


def test_spans_beside_a_date_in_the_header_tell_that_it_is_one():
    rows = [
        ["Balita ditimbang menurut umur, Tahun 2024"],
        ["Kecamatan", "0-5", AGE, "12-23"],
        ["Penajam", 1, 2, 3],
        ["Waru", 4, 5, 6],
    ]
    found, _ = headers_and_periods(rows)
    assert found == {("0-5", "2024"), ("6-11", "2024"), ("12-23", "2024")}


@pytest.mark.parametrize("written", ["06/11/2025", "2025-11-06", "6-11-2025", "2025-11-06 00:00:00"])
def test_a_date_that_a_copy_wrote_out_among_spans_is_a_span(written):
    column = [["Kecamatan", "Umur", "Balita Diukur 2024"], ["Penajam", "0-5", 1], ["Penajam", written, 2]]
    found, _ = headers_and_periods([*column, ["Penajam", "12-23", 3]])
    assert ("Balita Diukur 2024 / 6-11", "2024") in found
    across = [["Balita ditimbang 2024"], ["Kecamatan", "0-5", written, "12-23"], ["Penajam", 1, 2, 3]]
    found, _ = headers_and_periods([*across, ["Waru", 4, 5, 6]])
    assert found == {("0-5", "2024"), ("6-11", "2024"), ("12-23", "2024")}


def test_dates_without_spans_stay_dates():
    rows = [
        ["Kecamatan", "Tanggal", "Balita ditimbang"],
        ["Penajam", AGE, 2],
        ["Waru", AGE, 4],
    ]
    found, problems = headers_and_periods(rows)
    assert found == {("Balita ditimbang", "2025-11")}
    assert not [p for p in problems if p.kind == "age_as_date"]


def test_months_under_an_age_group_and_dates_of_rows_about_ages_stay_dates():
    months = [datetime.date(2025, 1, 1), datetime.date(2025, 2, 1)]
    rows = [["Kecamatan", "Anak 6-23 bulan", None], [None, *months], ["Penajam", 1, 2], ["Waru", 3, 4]]
    found, _ = headers_and_periods(rows)
    assert {period for _, period in found} == {"2025-01", "2025-02"}
    rows = [
        ["Kecamatan", "Tanggal", "Kelompok umur", "Balita ditimbang"],
        ["Penajam", AGE, "6-23 bulan", 2],
        ["Waru", AGE, "6-23 bulan", 4],
    ]
    found, _ = headers_and_periods(rows)
    assert {period for _, period in found} == {"2025-11"}


def test_first_days_of_different_years_are_years():
    years = [datetime.date(2023, 1, 1), datetime.date(2024, 1, 1)]
    found, _ = headers_and_periods([["Kecamatan", *years], ["Penajam", 1, 2], ["Waru", 3, 4]])
    assert found == {("2023", "2023"), ("2024", "2024")}
    rows = [["Kecamatan", "Tahun", "Balita"], *[["Penajam", year, 5] for year in years]]
    found, _ = headers_and_periods(rows)
    assert found == {("Balita", "2023"), ("Balita", "2024")}


def test_counts_in_the_format_of_a_date_are_counts():
    """Excel shows 50 as 19 February 1900 and 10,959 as 1 January 1930; 28 February 1900 may be 59 or 60."""
    days = ["1900-02-19", "1900-03-01", "1903-12-31", "1930-01-01", "1900-02-28"]
    head = ["Desa", "Sasaran Balita 2024", "Balita Ditimbang 2024"]
    names = ("Petung", "Nenang", "Waru", "Sesulu", "Bangun Mulya")
    rows = [[name, datetime.date.fromisoformat(day), 9] for name, day in zip(names, days, strict=True)]
    rows[0][1] = datetime.datetime(1900, 2, 19, 12)
    tables = read(grid([head, *rows]))
    read_as = tables.observations.set_index("desa")["value"][tables.observations["column"].to_numpy() == 2]
    assert read_as[:4].tolist() == [50.5, 61, 1461, 10959]
    assert read_as.isna().tolist() == [False, False, False, False, True]
    assert [(p.kind, p.cell) for p in tables.problems if p.cell == "B6"] == [("text_for_number", "B6")]


def test_dates_of_a_year_that_counts_may_not_have_stay_dates():
    head = ["Desa", "Tanggal Posyandu", "Balita 2024"]
    rows = [["Petung", datetime.date(2024, 3, 1), 9], ["Nenang", datetime.date(1904, 3, 2), 8]]
    assert set(read(grid([head, *rows])).observations["column"]) == {3}


def test_the_number_of_a_phone_above_a_date_of_printing_is_no_age():
    rows = [["Kecamatan", "Balita ditimbang 2024"], ["Penajam", 1], ["Waru", 3], ["HP", 81234567890.0]]
    found, _ = headers_and_periods([*rows, ["Dicetak", datetime.date(2025, 1, 5)]])
    assert found == {("Balita ditimbang 2024", "2024")}
