"""Delimited text: separators, encodings, quotes, and rows that keep their numbers."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.reading.isolated.delimited_text import best_separator, read_records
from stunting.reading.isolated.text_encoding import decode
from stunting.reading.opening import open_workbook

TABLE = [["Kecamatan", "Capaian", "Sasaran"], ["Sepaku", "45,3", "1.234"], ["Waru é", "", "7"]]
EXPECTED = [[value or None for value in row] for row in TABLE]


def values(data, name="rekap.csv"):
    opened = open_workbook(data if isinstance(data, bytes) else data.encode(), name)
    assert not opened.problems
    (grid,) = opened.grids
    assert (grid.sheet, grid.has_formats, grid.percent_cells) == ("", False, None)
    return grid.values.tolist()


def written(separator, line_end="\r\n"):
    quoted = [[f'"{value}"' if separator in value else value for value in row] for row in TABLE]
    return line_end.join(separator.join(row) for row in quoted) + line_end


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator, line_end):
    assert values(written(separator, line_end)) == EXPECTED


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
        ("latin-1", b""),
    ],
)
def test_encodings(encoding, mark):
    assert values(mark + written(";").encode(encoding), "rekap.xls") == EXPECTED


def test_windows_1252_is_not_taken_for_chinese():
    assert decode("Kecamatan;Pos Gizi “Mawar” – café".encode("cp1252")) == "Kecamatan;Pos Gizi “Mawar” – café"


def test_bytes_without_meaning_in_windows_1252_are_text_still():
    assert decode(b"Desa \x81 Sepaku") == "Desa \x81 Sepaku"


def test_the_line_that_names_the_separator_is_no_row():
    assert values("sep=;\r\n" + written(";")) == EXPECTED
    assert values("sep=|\n" + written("|")) == EXPECTED


def test_a_decimal_comma_is_no_separator():
    text = "Sepaku;45,3;12,1\nWaru;3,5;4,5\nBabulu;1,5;2,5\n"
    assert best_separator(text) == ";"
    assert values(text)[0] == ["Sepaku", "45,3", "12,1"]


def test_titles_and_notes_do_not_decide_on_the_separator():
    text = (
        "Laporan konvergensi, triwulan I, 2025\n\nKecamatan;L;P\nSepaku;1;2\nWaru;3;4\nBabulu;5;6\n"
        "Sumber: Dinas Kesehatan, Dinas Sosial\n"
    )
    rows = values(text)
    assert rows[0] == ["Laporan konvergensi, triwulan I, 2025", None, None]
    assert rows[3] == ["Sepaku", "1", "2"]
    assert rows[6][0] == "Sumber: Dinas Kesehatan, Dinas Sosial"


def test_blank_lines_count_and_line_breaks_in_quotes_do_not():
    rows = values('Kecamatan,"Balita\nditimbang"\n\n\nSepaku,12\n')
    assert rows == [["Kecamatan", "Balita\nditimbang"], [None, None], [None, None], ["Sepaku", "12"]]


def test_doubled_quotes_and_quotes_behind_a_blank():
    assert values('a,b\n"Desa ""Baru""", "1,5"\n')[1] == ['Desa "Baru"', "1,5"]


def test_a_quote_inside_a_value_is_a_sign_like_others():
    assert values('pipa;jumlah\n3" besi;4\nkayu;5\n')[1] == ['3" besi', "4"]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_behind_it():
    text = 'Kecamatan;L\n"Sepaku;1\nWaru;2\n"Babulu";3\n'
    opened = open_workbook(text.encode(), "a.csv")
    assert opened.grids[0].values.tolist() == [
        ["Kecamatan", "L"],
        ["Sepaku", "1"],
        ["Waru", "2"],
        ["Babulu", "3"],
    ]
    (problem,) = opened.problems
    assert (problem.kind, problem.cell) == ("unclosed_quote", "A2")
    assert "baris 2" in problem.message


def test_ragged_rows_and_separators_at_the_end():
    assert values("a;b;;;\n1\n2;3;4;;;;\n") == [["a", "b", None], ["1", None, None], ["2", "3", "4"]]


def test_no_break_spaces_at_the_ends_go_and_ordinary_indentation_stays():
    rows = values("Kecamatan;L\n\u00a0Sepaku\u00a0;1\u00a0234\n  Waru;\u00a0\n   ;5\n")
    assert rows == [["Kecamatan", "L"], ["Sepaku", "1\u00a0234"], ["  Waru", None], [None, "5"]]


def test_one_column_without_separator():
    assert values("Desa\nSepaku\nWaru\n") == [["Desa"], ["Sepaku"], ["Waru"]]


def test_a_line_of_a_hundred_thousand_separators_is_no_width():
    rows = values("a;b\n1;2" + ";" * 100_000 + "\n3;4\n")
    assert rows == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_rows_times_columns_have_a_limit():
    wide = ";".join("1" * 5_000)
    opened = open_workbook((wide + "\n" + "1;2\n" * 6_000).encode(), "a.csv")
    assert [problem.kind for problem in opened.problems] == ["too_large"]


def test_a_far_value():
    opened = open_workbook(b"Desa;L\nSepaku;1\nWaru;2\n" + b"\n" * 6_000 + b"x;y\n", "a.csv")
    assert opened.grids[0].shape == (3, 2)
    assert [(problem.kind, problem.cell) for problem in opened.problems] == [("stray_cell", "A6004")]


FIELD = st.text(st.sampled_from("ab1 ,;\"\n'"), max_size=6)


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.lists(FIELD, min_size=2, max_size=4), min_size=1, max_size=6), tab=st.booleans())
def test_quoted_records_are_read_back(rows, tab):
    separator = "\t" if tab else ";"
    text = "".join(
        separator.join('"' + value.replace('"', '""') + '"' for value in row) + "\r\n" for row in rows
    )
    assert read_records(text, separator) == (rows, [])
