"""Ages that a spreadsheet made dates of."""

import datetime

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


def test_dates_without_spans_stay_dates():
    rows = [
        ["Kecamatan", "Tanggal", "Balita ditimbang"],
        ["Penajam", AGE, 2],
        ["Waru", AGE, 4],
    ]
    found, problems = headers_and_periods(rows)
    assert found == {("Balita ditimbang", "2025-11")}
    assert not [p for p in problems if p.kind == "age_as_date"]
