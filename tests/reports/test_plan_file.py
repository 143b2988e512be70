"""The follow-up matrix as a file: written, changed in a spreadsheet program, read back."""

import io
import math
import random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.model.follow_up import FOLLOW_UP, empty_record, plan_frame
from stunting.model.follow_up_sheet import HIDDEN_COLUMNS, PLAN_HEADERS, PLAN_SHEET
from stunting.pipeline import Upload, read_files, read_plan
from stunting.reports.exporting import export
from stunting.reports.plan_file import plan_workbook
from tests.builders import ppu_dataset


def promise(id, **more):
    known = {
        "series": "register",
        "period": "2024",
        "area_key": "64.09.02",
        "kecamatan": "Waru",
        "desa": "Api-api; Sesulu",
        "indicator": "growth_monitoring",
        "sector": "Kesehatan",
        "issue": "Pemantauan tumbuh kembang balita 53,3 %, 36,7 poin di bawah target",
        "target_group": "balita",
        "denominator": 150.0,
        "share": 80 / 150,
        "target": 0.9,
        "gap_points": 36.7,
        "gap_people": 55.0,
        "activity": "Kunjungan rumah; Sweeping",
        "activity_suggested": True,
        "opd": "Dinas Kesehatan",
        "kecamatan_role": "mengimbau; memverifikasi data",
    }
    return {**empty_record(id), **known, **more}


@pytest.fixture
def plan():
    filled = {
        "sub_activity": "Pengelolaan gizi",
        "sub_activity_code": "1.02.02.2.02.15",
        "output_target": 30.0,
        "budget": 5_000_000.0,
        "funding": "APBD; DD",
        "quarters": "TW I; TW II",
        "status": "disepakati",
        "target_verified": True,
        "activity_suggested": False,
    }
    return plan_frame(
        [promise("T001"), promise("T002", **filled), promise("T003", share=math.nan, issue="=1+1 <b>isu</b>")]
    )


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def read(book, name="apa saja.xlsx"):
    out = io.BytesIO()
    book.save(out)
    return read_plan(Upload(name, out.getvalue()))


def cell(sheet, row, header):
    """A cell by the place of its row below the header and by its header."""
    head = next(one for one in sheet.iter_rows() if one[0].value == PLAN_HEADERS["issue"])
    column = next(one.column for one in head if one.value == header)
    return sheet.cell(head[0].row + row, column)


def test_everything_comes_back(plan):
    found, problems = read_plan(Upload("rencana.xlsx", plan_workbook(plan, "Kabupaten X")))
    assert problems == ()
    assert found.frame.equals(plan)


@given(texts=st.lists(st.text("=+-@;()'\"<>&\n ab1%", max_size=12).map(str.strip), min_size=9, max_size=9))
@settings(max_examples=15, deadline=None)
def test_any_text_comes_back_as_it_was(texts):
    names = (
        *("issue", "kecamatan", "desa", "activity", "sub_activity", "sub_activity_code"),
        *("output_indicator", "output_unit", "opd"),
    )
    made = plan_frame([promise("T001", **dict(zip(names, texts, strict=True)), target_group="balita")])
    found, problems = read_plan(Upload("rencana.xlsx", plan_workbook(made)))
    assert problems == ()
    columns = [*names, "indicator", "id"]
    assert found.frame[columns].to_dict("records") == made[columns].to_dict("records")


def test_every_column_of_the_plan_is_seen_or_hidden():
    assert {*PLAN_HEADERS, *HIDDEN_COLUMNS, "activity_suggested"} == set(FOLLOW_UP.names)


def test_machine_columns_are_hidden_and_no_text_is_a_formula(plan):
    sheet = opened(plan_workbook(plan))[PLAN_SHEET]
    hidden = {
        column
        for one in sheet.column_dimensions.values()
        if one.hidden
        for column in range(one.min, one.max + 1)
    }
    assert hidden == {cell(sheet, 0, name).column for name in HIDDEN_COLUMNS}
    assert cell(sheet, 3, "Isu").value == "=1+1 <b>isu</b>"
    assert cell(sheet, 3, "Isu").data_type == "s"


def test_lists_to_choose_from(plan):
    book = opened(plan_workbook(plan))
    sheet = book[PLAN_SHEET]
    by_place = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    status = cell(sheet, 1, "Status")
    offered = by_place[f"{status.coordinate}:{status.column_letter}{status.row + 202}"]
    assert offered.type == "list"
    assert offered.formula1 == '"rencana,disepakati,berjalan,selesai,batal"'
    assert len(by_place) == 6


def test_edits_sorting_deleting_and_adding_are_kept(plan):
    book = opened(plan_workbook(plan))
    sheet = book[PLAN_SHEET]
    cell(sheet, 1, "Pagu (Rp)").value = "Rp 1.250.000"
    cell(sheet, 1, "Status").value = "Berjalan"
    cell(sheet, 1, "Waktu").value = "TW I-III"
    cell(sheet, 1, "Rekomendasi kegiatan").value = "Kelas ibu"
    top = cell(sheet, 1, "Isu").row
    rows = [[one.value for one in row] for row in sheet.iter_rows(top, top + 2)]
    random.Random(4).shuffle(rows)
    kept = [row for row in rows if "1.02.02.2.02.15" not in row]
    for at, values in enumerate([*kept, [None] * len(rows[0])]):
        for column, value in enumerate(values, 1):
            sheet.cell(top + at, column).value = value
            if isinstance(value, str):
                sheet.cell(top + at, column).data_type = "s"
    new = len(kept) + 2
    cell(sheet, new, "Isu").value = "Air bersih belum ada"
    cell(sheet, new, "Kecamatan").value = "Sepaku"
    found, problems = read(book)
    assert problems == ()
    frame = found.frame.set_index("id")
    assert sorted(frame.index) == ["T001", "T003", "T004"]
    first = frame.loc["T001"]
    assert (first["budget"], first["status"]) == (1_250_000, "berjalan")
    assert first["quarters"] == "TW I; TW II; TW III"
    assert (first["activity"], first["activity_suggested"]) == ("Kelas ibu", False)
    assert (first["indicator"], first["area_key"], first["denominator"]) == (
        "growth_monitoring",
        "64.09.02",
        150,
    )
    added = frame.loc["T004"]
    assert (added["issue"], added["kecamatan"], added["status"]) == (
        "Air bersih belum ada",
        "Sepaku",
        "rencana",
    )
    assert added["indicator"] == ""
    assert math.isnan(added["share"])


@pytest.mark.parametrize(
    ("header", "written", "column", "value", "words"),
    [
        ("Status", "hampir", "status", "rencana", "status ini tidak dikenal"),
        ("Pagu (Rp)", "lima juta", "budget", None, "bukan angka"),
        ("Pagu (Rp)", -5, "budget", None, "negatif"),
        ("Capaian", 85, "share", None, "di luar 0 sampai 1.000 %"),
        ("Peran kecamatan", "membangun jamban; mengimbau", "kecamatan_role", "mengimbau", "membangun jamban"),
        ("Waktu", "TW I; besok", "quarters", "TW I", "waktu besok tidak dikenal"),
        ("Sumber dana", "apbd / Hibah", "funding", "APBD", "sumber dana Hibah tidak dikenal"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_with_its_remedy(plan, header, written, column, value, words):
    book = opened(plan_workbook(plan))
    bad = cell(book[PLAN_SHEET], 1, header)
    bad.value = written
    found, problems = read(book, "isian.xlsx")
    [one] = problems
    assert (one.kind, one.file, one.cell) == ("plan_bad_value", "isian.xlsx", bad.coordinate)
    assert words in one.message
    assert str(written) in one.message
    assert one.remedy
    got = found.frame.loc[0, column]
    assert math.isnan(got) if value is None else got == value
    others = found.frame.drop(columns=column)
    assert others.equals(plan.drop(columns=column))


def test_a_formula_without_a_result_is_named(plan):
    book = opened(plan_workbook(plan))
    cell(book[PLAN_SHEET], 2, "Pagu (Rp)").value = "=A1*2"
    found, problems = read(book)
    assert [one.kind for one in problems] == ["plan_bad_value"]
    assert "tanpa rumus" in problems[0].remedy
    assert math.isnan(found.frame.loc[1, "budget"])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("tw 2", "TW II"),
        ("Triwulan IV", "TW IV"),
        ("TW I, TW III", "TW I; TW III"),
        ("I s/d IV", "TW I; TW II; TW III; TW IV"),
        ("1 dan 2", "TW I; TW II"),
        (3, "TW III"),
    ],
)
def test_quarters_as_people_write_them(plan, written, read_as):
    book = opened(plan_workbook(plan))
    cell(book[PLAN_SHEET], 1, "Waktu").value = written
    found, problems = read(book)
    assert problems == ()
    assert found.frame.loc[0, "quarters"] == read_as


def test_a_copied_row_becomes_a_promise_of_its_own(plan):
    book = opened(plan_workbook(plan))
    sheet = book[PLAN_SHEET]
    top = cell(sheet, 1, "Isu").row
    for column in range(1, sheet.max_column + 1):
        sheet.cell(top + 3, column).value = sheet.cell(top, column).value
    found, problems = read(book)
    assert list(found.frame["id"]) == ["T001", "T002", "T003", "T004"]
    assert [one.kind for one in problems] == ["plan_repeated_row"]


def test_without_its_hidden_columns_it_is_read_and_says_what_is_lost(plan):
    book = opened(plan_workbook(plan))
    sheet = book[PLAN_SHEET]
    sheet.delete_cols(2, len(HIDDEN_COLUMNS))
    found, problems = read(book)
    assert [one.kind for one in problems] == ["plan_without_identity"]
    assert list(found.frame["id"]) == ["T001", "T002", "T003"]
    assert list(found.frame["issue"]) == list(plan["issue"])


def test_among_other_uploads_it_is_known_by_its_form(plan):
    dataset = read_files([Upload("data bulan ini.xlsx", plan_workbook(plan))])
    [uploaded] = dataset.follow_ups
    assert uploaded.file == "data bulan ini.xlsx"
    assert uploaded.frame.equals(plan)
    assert dataset.observations.empty
    assert dataset.problems == ()


def test_the_plan_in_the_big_workbook_is_readable_too():
    found, problems = read_plan(Upload("buku.xlsx", export(ppu_dataset(), ".xlsx")))
    assert len(found.frame) > 30
    assert set(found.frame["status"]) == {"rencana"}
    assert found.frame["activity_suggested"].any()
    [note] = problems
    assert note.kind == "plan_sheets_alone"
    assert "Kesenjangan" in note.message


def test_an_empty_plan_offers_rows_to_fill():
    book = opened(plan_workbook(FOLLOW_UP.empty()))
    cell(book[PLAN_SHEET], 1, "Isu").value = "Baru"
    found, problems = read(book)
    assert (list(found.frame["issue"]), problems) == (["Baru"], ())


@pytest.mark.parametrize("data", [b"", b"bukan lembar kerja", b"Isu,Kecamatan\nx,y\n"])
def test_another_file_is_no_plan(data):
    found, _ = read_plan(Upload("x.xlsx", data))
    assert found is None
