"""HTML tables under the name .xls, web archives, and SpreadsheetML 2003."""

import datetime

from stunting.model.grid import CellRange
from stunting.reading.opening import open_workbook


def grids(markup, name="rekap.xls"):
    opened = open_workbook(markup if isinstance(markup, bytes) else markup.encode(), name)
    assert not opened.problems
    return opened.grids


def test_spans_become_merged_ranges_and_numbers_stay_text():
    (grid,) = grids(
        "<html><body><table>"
        "<tr><th rowspan=2>Kecamatan</th><th colspan='2'>Balita</th></tr><tr><th>L</th><th>P</th></tr>"
        "<tr><td>Sepaku</td><td>45,5</td><td>1.234</td></tr><tr><td>Waru<td>0123<td>&nbsp;</tr></table>"
    )
    assert grid.values.tolist() == [
        ["Kecamatan", "Balita", None],
        [None, "L", "P"],
        ["Sepaku", "45,5", "1.234"],
        ["Waru", "0123", None],
    ]
    assert grid.merges == (CellRange(0, 0, 1, 0), CellRange(0, 1, 0, 2))
    assert (grid.sheet, grid.table_number) == ("", 1)


def test_a_cell_goes_beside_the_spans_that_reach_into_its_row():
    (grid,) = grids(
        "<table><tr><td rowspan=3>a<td>b<td rowspan=2 colspan=2>c</tr>"
        "<tr><td>d</tr><tr><td>e<td>f<td>g</tr></table>"
    )
    assert grid.values.tolist() == [
        ["a", "b", "c", None],
        [None, "d", None, None],
        [None, "e", "f", "g"],
    ]


def test_several_tables_are_numbered_and_carry_the_text_above_them():
    first, second = grids(
        "<h1>Capaian\n 2025</h1><p>Dinas <b>Kesehatan</b></p><table><tr><td>a</table>"
        "<table><tr><td></td></tr></table><p>Tabel 2</p><table><caption>Sanitasi</caption><tr><td>b</table>"
    )
    assert (first.table_number, first.title) == (1, "Capaian 2025 Dinas Kesehatan")
    assert (second.table_number, second.title) == (2, "Tabel 2 Sanitasi")
    assert second.values.tolist() == [["b"]]


def test_nested_tables_are_tables_of_their_own():
    outer, inner = grids(
        "<table><tr><td>judul<table><tr><td>x<td>1</tr></table></td><td>kanan</td></tr></table>"
    )
    assert outer.values.tolist() == [["judul", "kanan"]]
    assert inner.values.tolist() == [["x", "1"]]
    assert [outer.table_number, inner.table_number] == [1, 2]


def test_the_panes_of_a_scrolling_table_are_put_together():
    (grid,) = grids(
        "<table><tr><td><div><table><tr><th rowspan=2>Wilayah</th></tr></table></div>"
        "<div><table><tr><td>Sepaku</td></tr><tr><td>Waru</td></tr></table></div></td>"
        "<td><table><tr><th colspan=2>Prevalensi</th></tr><tr><th>2023</th><th>2024</th></tr></table>"
        "<table><tr><td>14,1</td><td>13,0</td></tr><tr><td>20,2</td><td>19,9</td></tr></table></td></tr></table>"
    )
    assert grid.values.tolist() == [
        ["Wilayah", "Prevalensi", None],
        [None, "2023", "2024"],
        ["Sepaku", "14,1", "13,0"],
        ["Waru", "20,2", "19,9"],
    ]
    assert grid.merges == (CellRange(0, 0, 1, 0), CellRange(0, 1, 0, 2))


def test_unequal_tables_side_by_side_stay_apart():
    left, right = grids(
        "<table><tr><td><table><tr><td>a</tr><tr><td>b</tr></table></td>"
        "<td><table><tr><td>1</tr><tr><td>2</tr><tr><td>3</tr></table></td></tr></table>"
    )
    assert left.values.tolist() == [["a"], ["b"]]
    assert right.values.tolist() == [["1"], ["2"], ["3"]]


def test_lines_in_a_cell_scripts_and_hidden_rows():
    (grid,) = grids(
        "<table><thead><tr><td>Balita<br>ditimbang <script>alert(1)</script><!-- x --></td></tr></thead>"
        "<tbody><tr style='DISPLAY: none'><td>  5 \n 000 </td></tr></tbody></table>"
    )
    assert grid.values.tolist() == [["Balita\nditimbang"], ["5 000"]]
    assert grid.hidden_rows == {1}


def test_encodings_of_html():
    markup = "<table><tr><td>Pos Gizi é</td></tr></table>"
    for data in (markup.encode("cp1252"), markup.encode(), markup.encode("utf-16")):
        (grid,) = grids(data)
        assert grid.values.tolist() == [["Pos Gizi é"]]


def test_absurd_spans_are_refused_or_clipped():
    (grid,) = grids("<table><tr><td colspan=99999999>a<td rowspan=99999999>b</tr><tr><td>c</tr></table>")
    assert grid.shape == (2, 1001)
    wide = "<tr><td colspan=1000>a</tr>" * 26_000
    opened = open_workbook(f"<table>{wide}</table>".encode(), "a.xls")
    assert [problem.kind for problem in opened.problems] == ["too_large"]


def test_html_without_a_table():
    opened = open_workbook(b"<html><body><p>Sesi habis, silakan masuk lagi</p></body></html>", "a.xls")
    assert [problem.kind for problem in opened.problems] == ["unknown_format"]


def test_web_archive():
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="batas"\r\n\r\n'
        "--batas\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<table><tr><td class=3D'x'>Sepaku</td><td>45,5</td></tr></table>\r\n"
        "--batas\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Waru</td></tr></table>\r\n--batas--\r\n"
    )
    first, second = grids(archive)
    assert first.values.tolist() == [["Sepaku", "45,5"]]
    assert (second.values.tolist(), second.table_number) == ([["Waru"]], 2)


def test_spreadsheet_xml():
    first, second = grids(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style>'
        '<Style ss:ID="q"><NumberFormat ss:Format="0&quot;%&quot;"/></Style></Styles>'
        '<Worksheet ss:Name="Rekap"><Table><Column ss:Index="3" ss:Hidden="1"/>'
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Sepaku</Data></Cell>'
        '<Cell><Data ss:Type="String">kanan</Data><Comment><Data>catatan</Data></Comment></Cell></Row>'
        '<Row ss:Index="3" ss:Hidden="1">'
        '<Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.45</Data></Cell>'
        '<Cell ss:StyleID="q"><Data ss:Type="Number">45</Data></Cell>'
        '<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/></Row>'
        '<Row><Cell><Data ss:Type="DateTime">2025-08-17T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>'
        '<Worksheet ss:Name="Dua"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"
    )
    assert first.values.tolist() == [
        ["Sepaku", None, "kanan", None, None],
        [None, None, None, None, None],
        [None, 0.45, 45.0, None, None],
        [datetime.datetime(2025, 8, 17), True, None, None, None],
    ]
    assert first.merges == (CellRange(0, 0, 0, 1),)
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {2})
    assert list(zip(*first.percent_cells.nonzero(), strict=True)) == [(2, 1)]
    assert first.error_cells == {(2, 3): "#DIV/0!"}
    assert first.unevaluated_cells == {(2, 4)}
    assert (second.sheet, second.shape, second.hidden) == ("Dua", (0, 0), True)


def test_spreadsheet_xml_with_a_far_cell_and_with_entities():
    beginning = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="a"><Table>'
    cell = '<Cell><Data Type="Number">1</Data></Cell>'
    far = (
        f"{beginning}<Row>{cell}{cell}</Row><Row Index='1048576'>{cell}</Row></Table></Worksheet></Workbook>"
    )
    opened = open_workbook(far.encode(), "a.xls")
    assert opened.grids[0].values.tolist() == [[1.0, 1.0]]
    assert [(problem.kind, problem.cell) for problem in opened.problems] == [("stray_cell", "A1048576")]
    opened = open_workbook(b'<!DOCTYPE x [<!ENTITY a "b">]>' + far.encode(), "a.xls")
    assert [problem.kind for problem in opened.problems] == ["unreadable_file"]


def test_wider_gaps_part_the_words_of_letter_spaced_text():
    cells = "<td>B A Y I   B B L R</td><td>Jumlah   balita</td>"
    (grid,) = grids(f"<table><tr>{cells}</tr><tr><td>1<td>2</table>")
    assert grid.values[0].tolist() == ["B A Y I   B B L R", "Jumlah balita"]
