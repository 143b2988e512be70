import io
import zipfile

import openpyxl
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.dataset import Dataset, Source
from stunting.reports.columns import ColumnKind, ReportColumn, Table
from stunting.reports.exporting import ExportRefusedError, export
from stunting.reports.texts import text_for_file
from stunting.reports.xlsx_writer import Book
from tests.builders import PPU, observe, ppu_dataset

WARU, API_API, SESULU = "64.09.02", "64.09.02.2001", "64.09.02.2002"


def dataset(records):
    return Dataset(observe(records), (Source("a.xlsx", "0" * 64, 10),), (), (), PPU)


def small(**changes):
    common = {"indicator": "growth_monitoring", "sector": "Kesehatan", **changes}
    return dataset(
        [
            {**common, "area_code": API_API, "measure": "denominator", "value": 100},
            {**common, "area_code": API_API, "measure": "numerator", "value": 40},
            {**common, "area_code": SESULU, "measure": "denominator", "value": 50},
            {**common, "area_code": SESULU, "measure": "numerator", "value": 48},
        ]
    )


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def header_row(sheet, first="Indikator"):
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == first)


def record(sheet, row):
    head = header_row(sheet)
    return {cell.value: sheet.cell(row, cell.column) for cell in sheet[head] if cell.value}


@pytest.fixture(scope="module")
def whole():
    return opened(export(ppu_dataset(), ".xlsx"))


def test_has_every_sheet(whole):
    names = whole.sheetnames
    for name in ("Ringkasan", "Kesenjangan", "Rencana tindak lanjut", "Mutu data", "Jejak sel"):
        assert name in names
    assert {"Kec. Penajam", "Kec. Waru", "Kec. Babulu", "Kec. Sepaku"} <= set(names)
    assert {"Sektor Kesehatan", "Sektor KB", "Sektor Sosial"} <= set(names)


def test_every_sheet_with_a_table_freezes_its_header_and_charts_are_native(whole):
    assert all(whole[name].freeze_panes for name in whole.sheetnames if name.startswith(("Sektor", "Kec.")))
    assert len(whole["Ringkasan"]._charts) == 1


def test_worked_by_hand():
    # 40 of 100 and 48 of 50 make 88 of 150; the target of growth_monitoring is 90 %: 135 are needed.
    book = opened(export(small(), ".xlsx"))
    sheet = book["Ringkasan"]
    found = record(sheet, header_row(sheet) + 1)
    assert found["Capaian (jumlah)"].value == 88
    assert found["Sasaran (jumlah)"].value == 150
    assert found["Capaian"].value == pytest.approx(88 / 150)
    assert found["Target"].value == pytest.approx(0.9)
    assert found["Selisih (poin)"].value == pytest.approx(90 - 100 * 88 / 150)
    assert found["Kurang (jumlah sasaran, dari total wilayah)"].value == 47
    assert "Lampiran A no. 7" in found["Sumber target"].value
    assert "belum terverifikasi" not in found["Sumber target"].value
    assert found["Capaian"].number_format.endswith("%")


def test_values_equal_the_summary(whole):
    catalogue = load_catalogue()
    data = ppu_dataset()
    frame = coverage(
        data.observations, catalogue, load_gazetteer(), kabupaten=PPU, level=AreaLevel.KECAMATAN
    ).frame
    own = frame[(frame["area"] == "Waru") & (frame["period"] == "2024")].set_index("indicator")
    sheet = whole["Kec. Waru"]
    head = header_row(sheet)
    names = {catalogue.indicator(id).short_name: id for id in own.index}
    compared = 0
    for row in range(head + 1, head + 1 + len(own)):
        found = record(sheet, row)
        expected = own.loc[names[found["Indikator"].value]]
        if expected["share"] == expected["share"]:
            assert found["Capaian"].value == pytest.approx(expected["share"], abs=1e-9)
            compared += 1
        else:
            assert found["Capaian"].value == "belum ada data"
    assert compared == 15


def test_a_figure_links_to_its_cells():
    book = opened(export(small(), ".xlsx"))
    sheet, trace = book["Ringkasan"], book["Jejak sel"]
    link = record(sheet, header_row(sheet) + 1)["Capaian"].hyperlink
    where = link.location.rpartition("!")
    assert where[0] == "'Jejak sel'"
    first = trace[where[2]].row
    head = {cell.value: cell.column for cell in trace[header_row(trace, "Angka")]}
    columns = [head[name] for name in ("Berkas", "Sel", "Nilai")]
    rows = [tuple(trace.cell(row, column).value for column in columns) for row in range(first, first + 4)]
    assert sorted(rows) == [
        ("matriks.xlsx", "D5", 100),
        ("matriks.xlsx", "D6", 50),
        ("matriks.xlsx", "E5", 40),
        ("matriks.xlsx", "E6", 48),
    ]


def test_every_internal_link_resolves(whole):
    targets = 0
    for sheet in whole.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            name, _, address = cell.hyperlink.location.rpartition("!")
            assert whole[name.strip("'")][address].value is not None
            targets += 1
    assert targets > 100


RISKY = {
    "growth_monitoring": "=1+1",
    "pregnant_ifa_90": "+1",
    "adolescent_girls_ifa": "-1",
    "exclusive_breastfeeding": "@SUM(A1)",
    "unmet_need_kb": "\t=1",
    "krs_accompaniment": "\r=1",
    "sanitation_access": '=HYPERLINK("http://x")',
    "drinking_water_access": "http://x",
}


def test_no_text_of_an_upload_becomes_a_formula_or_a_web_link():
    rows = [
        {"area_code": API_API, "indicator": indicator, "measure": measure, "value": value}
        | {"file": text, "header": text, "title": text}
        for indicator, text in RISKY.items()
        for measure, value in (("denominator", 100), ("numerator", 40))
    ]
    data = export(dataset(rows), ".xlsx")
    for sheet in opened(data).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert not (cell.hyperlink and cell.hyperlink.target)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(b"<f>" not in parts.read(name) for name in sheets)


def test_findings_stand_on_the_quality_sheet():
    # 120 of 100 in one desa: more served than the sasaran holds.
    records = [
        {"indicator": "growth_monitoring", "sector": "Kesehatan", "area_code": API_API} | one
        for one in ({"measure": "denominator", "value": 100}, {"measure": "numerator", "value": 120})
    ]
    sheet = opened(export(dataset(records), ".xlsx"))["Mutu data"]
    head = header_row(sheet, "Tingkat")
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head + 1)]
    above = next(row for row in found if row[1] and "capaian 120 melebihi sasaran 100" in row[1])
    assert above[0] == "Perlu diperiksa"
    assert "matriks.xlsx" in above
    assert "Api-api" in above


def test_sample_data_say_so():
    book = opened(export(small(title="DATA CONTOH - rekaan"), ".xlsx"))
    assert all("DATA CONTOH" in sheet["A2"].value for sheet in book.worksheets)
    real = opened(export(small(title="Rekap"), ".xlsx"))
    assert "DATA CONTOH" not in (real["Ringkasan"]["A2"].value or "")


def test_limits_to_a_kecamatan_and_a_sector():
    names = opened(export(ppu_dataset(), ".xlsx", kecamatan="waru", sector="KB")).sheetnames
    assert [name for name in names if name.startswith(("Kec.", "Sektor"))] == ["Sektor KB", "Kec. Waru"]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"kecamatan": "Tidak Ada"}, "Kecamatan “Tidak Ada” tidak ada dalam data"),
        ({"sector": "Pertambangan"}, "Sektor “Pertambangan” tidak ada dalam data"),
    ],
)
def test_refuses_what_the_data_do_not_hold(choice, words):
    with pytest.raises(ExportRefusedError, match=words):
        export(small(), ".xlsx", **choice)


def test_refuses_other_forms_and_empty_data():
    with pytest.raises(ExportRefusedError, match="tidak dikenal"):
        export(small(), ".pdf")
    with pytest.raises(ExportRefusedError, match="Belum ada angka"):
        export(dataset([]), ".xlsx")


def test_names_of_sheets_are_valid_and_unique():
    book = Book("x")
    names = [
        book.sheet(name).name for name in ("a/b:c", "A B C", "'quoted'", "", "x" * 40, "x" * 40, "History")
    ]
    assert names == ["a b c", "A B C (2)", "quoted", "Lembar", "x" * 31, "x" * 27 + " (2)", "History (2)"]


def test_a_table_too_wide_for_a_page_is_printed_on_several_that_repeat_its_first_column():
    """A4 shows 210 characters: 40 + 8 * 20 fit one page, 40 + 10 * 20 take two: 170 are left beside."""

    def printed(columns):
        book = Book("lebar")
        widths = (40, *(20 for _ in range(columns)))
        named = [ReportColumn(f"k{at}", f"K{at}", width=width) for at, width in enumerate(widths)]
        unseen = ReportColumn("id", "id", width=500, hidden=True)
        record = {column.key: "x" for column in (*named, unseen)}
        book.sheet("Satu").table(Table("", (*named, unseen), (record,)))
        sheet = openpyxl.load_workbook(io.BytesIO(book.data())).active
        return sheet.page_setup.fitToWidth, sheet.print_title_cols  # None: one page, none repeated

    assert printed(8) == (None, None)
    assert printed(10) == (2, "$A:$A")


def test_missing_is_not_zero():
    book = Book("x")
    sheet = book.sheet("a")
    columns = (ReportColumn("n", "n", ColumnKind.WHOLE), ReportColumn("t", "t"))
    sheet.table(
        Table("", columns, ({"n": None, "t": None}, {"n": 0, "t": "0"}, {"n": float("nan"), "t": ""}))
    )
    rows = [[cell.value for cell in row] for row in opened(book.data())["a"].iter_rows(min_row=2, max_row=4)]
    assert rows[0][0] == rows[2][0] == "belum ada data"
    assert rows[1] == [0, "0"]


def test_control_characters_are_taken_out():
    assert text_for_file("a\x00b\tc\r\nd") == "a b c\nd"
