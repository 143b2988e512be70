"""Files that cannot or must not be read: one clear problem each, and the reading process lives on."""

import io
import threading
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from stunting.model.problems import PROBLEM_TEXTS
from stunting.reading.opening import child_process, open_workbook
from tests.reading.opening import raw_xls
from tests.reading.opening.raw_zip import (
    MAIN,
    ods_cell,
    ods_row,
    ods_table,
    raw_ods,
    raw_xlsx,
    sheet_xml,
    text_cell,
    xlsx_parts,
    zipped,
)

SECRET = "RAHASIA"
ROW = f'<row r="1">{text_cell("A1", SECRET)}<c r="B1"><v>3</v></c></row>'


def good_xlsx():
    book = openpyxl.Workbook()
    for number in range(200):
        book.active.append([SECRET, number, f"{number} teks"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def only_problem(data, name="laporan.xlsx"):
    opened = open_workbook(data, name)
    assert not any(grid.values.size for grid in opened.grids)
    (problem,) = opened.problems
    assert problem.file == name
    assert problem.message
    assert problem.remedy
    assert SECRET not in problem.message + problem.remedy
    return problem


@pytest.mark.parametrize("data", [b"", b"\0" * 500, b" \r\n\t\n", b"\xef\xbb\xbf", b";;;\r\n;;;\r\n"])
def test_empty_files(data):
    assert only_problem(data).kind == "empty_file"


def test_a_workbook_of_empty_sheets_is_empty():
    opened = open_workbook(raw_xlsx(""), "a.xlsx")
    assert [problem.kind for problem in opened.problems] == ["empty_file"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_truncated_xlsx(share):
    data = good_xlsx()
    assert only_problem(data[: int(len(data) * share)]).kind == "unreadable_file"


def test_truncated_ods_and_xls():
    ods = raw_ods(ods_table(ods_row(ods_cell("Sepaku"))))
    assert only_problem(ods[: len(ods) // 2], "a.ods").kind == "unreadable_file"
    xls = raw_xls.raw_xls({"Rekap": (0, raw_xls.label(0, 0, SECRET))})
    assert only_problem(xls[:1500], "a.xls").kind == "unreadable_file"
    assert only_problem(xls[:600], "a.xls").kind == "unreadable_file"


def test_a_damaged_sheet_does_not_stop_the_others():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 10007}</v></c></row>' for n in range(1, 800))
    parts = xlsx_parts({"Rusak": sheet_xml(rows), "Rekap": sheet_xml(ROW)})
    data = bytearray(zipped(parts))
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    middle = entry.header_offset + entry.compress_size // 2
    data[middle : middle + 40] = b"\xff" * 40
    opened = open_workbook(bytes(data), "a.xlsx")
    assert [grid.sheet for grid in opened.grids] == ["Rekap"]
    assert [(problem.kind, problem.sheet) for problem in opened.problems] == [("unreadable_file", "Rusak")]


def test_a_missing_sheet_part_does_not_stop_the_others():
    parts = xlsx_parts({"Hilang": sheet_xml(ROW), "Rekap": sheet_xml(ROW)})
    del parts["xl/worksheets/sheet1.xml"]
    opened = open_workbook(zipped(parts), "a.xlsx")
    assert [grid.sheet for grid in opened.grids] == ["Rekap"]
    assert [(problem.kind, problem.sheet) for problem in opened.problems] == [("unreadable_file", "Hilang")]


def test_missing_shared_strings():
    parts = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1" t="s"><v>4</v></c></row>')})
    assert only_problem(zipped(parts)).kind == "unreadable_file"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "<w/>"}), "Word"),
        (zipped({"data.csv": "a,b"}), "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "gambar"),
        (b'{"desa": ["Sepaku"], "nilai": 3}', "JSON"),
        (b'<?xml version="1.0"?><data><baris/></data>', "XML"),
        (bytes(range(256)) * 20, "bukan teks"),
    ],
)
def test_other_files_named_xlsx(data, word):
    problem = only_problem(data)
    assert problem.kind == "unknown_format"
    assert word in problem.message


def test_encrypted_xlsx():
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(good_xlsx())).encrypt("kata sandi", locked)
    assert only_problem(locked.getvalue()).kind == "encrypted_file"


def test_encrypted_xls():
    data = raw_xls.raw_xls({"Rekap": (0, raw_xls.label(0, 0, SECRET))}, encrypted=True)
    assert only_problem(data, "a.xls").kind == "encrypted_file"


def test_encrypted_ods():
    data = raw_ods(ods_table(ods_row(ods_cell(1))), manifest="<manifest:encryption-data/>")
    assert only_problem(data, "a.ods").kind == "encrypted_file"


def test_zip_bombs():
    blanks = xlsx_parts({"Rekap": sheet_xml(" " * 20_000_000 + ROW)})
    problem = only_problem(zipped(blanks))
    assert problem.kind == "too_large"
    assert "kali lipat" in problem.message
    # Declared as more than 300 MB once inflated; nothing of it is ever inflated.
    stored = xlsx_parts({"Rekap": sheet_xml(ROW)})
    data = bytearray(zipped(stored, zipfile.ZIP_STORED))
    place = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[place + 24 : place + 28] = (400 * 1024**2).to_bytes(4, "little")
    assert "MB" in only_problem(bytes(data)).message


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMB, XXE = ENTITIES + "]>", '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("document_type", [BOMB, XXE], ids=["entity bomb", "external entity"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_never_expanded(part, document_type):
    parts = xlsx_parts({"Rekap": sheet_xml(f'<row r="1">{text_cell("A1", "&i;")}</row>')})
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>&i;</t></si></sst>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    parts[part] = document_type + parts[part]
    assert only_problem(zipped(parts)).kind == "unreadable_file"


def test_entities_in_ods():
    table = ods_table(ods_row(ods_cell("&i;")))
    parts = {
        name: zipfile.ZipFile(io.BytesIO(raw_ods(table))).read(name) for name in ("mimetype", "content.xml")
    }
    parts["content.xml"] = BOMB.encode() + parts["content.xml"]
    assert only_problem(zipped(parts), "a.ods").kind == "unreadable_file"


@pytest.fixture
def nothing_ahead(monkeypatch):
    """No child is started before there is a file for it, nor behind a file of an earlier test."""
    monkeypatch.setattr(child_process, "prepare_child", lambda: None)
    child_process._SPARE.discard()


@pytest.fixture
def child_runs(monkeypatch, nothing_ahead):
    return lambda code: monkeypatch.setattr(child_process, "_START", code)


def test_a_child_that_dies_is_a_problem_and_no_exception(child_runs):
    child_runs("import os; os.abort()")
    assert only_problem(raw_xlsx(ROW)).kind == "too_large"


def test_a_child_that_does_not_end_is_ended(child_runs, monkeypatch):
    child_runs("import time; time.sleep(60)")
    monkeypatch.setattr(child_process, "WAITED_SECONDS", 1)
    problem = only_problem(raw_xlsx(ROW))
    assert problem.kind == "too_large"
    assert "1 detik" in problem.message


def test_a_child_that_cannot_start_is_a_problem_and_no_exception(child_runs):
    child_runs("import no_such_module")
    assert only_problem(raw_xlsx(ROW)).kind == "unreadable_file"


def test_a_child_that_sends_something_else_is_not_believed(child_runs):
    child_runs(
        "import pickle, sys, os\n"
        "class Evil:\n"
        "    def __reduce__(self): return os.system, ('exit 3',)\n"
        "sys.stdin.buffer.read()\n"
        "sys.stdout.buffer.write(pickle.dumps(Evil()))"
    )
    assert only_problem(raw_xlsx(ROW)).kind == "unreadable_file"


def test_every_file_gets_a_child_of_its_own(monkeypatch, nothing_ahead):
    started = []
    start = child_process._started
    monkeypatch.setattr(child_process, "_started", lambda: started.append(start()) or started[-1])
    for number in range(3):
        data = raw_xlsx(f'<row r="1"><c r="A1"><v>{number}</v></c></row>')
        assert open_workbook(data, "a.xlsx").grids[0].values.tolist() == [[float(number)]]
    assert len(started) == 3
    for child in started:
        child.wait(60)  # raises where it still runs


def test_a_child_is_made_ready_behind_a_file_that_was_read(monkeypatch):
    ahead = threading.Event()
    monkeypatch.setattr(child_process, "prepare_child", ahead.set)
    open_workbook(raw_xlsx(ROW), "a.xlsx")
    assert ahead.wait(60)


def test_a_spare_child_that_ended_meanwhile_is_not_used():
    child_process.prepare_child()
    child_process._SPARE._child.kill()
    child_process._SPARE._child.wait()
    assert open_workbook(raw_xlsx(ROW), "a.xlsx").grids[0].values.tolist() == [[SECRET, 3.0]]


def test_every_kind_of_refusal_has_its_words():
    kinds = {"unreadable_file", "encrypted_file", "unknown_format", "too_large", "lossy_xlsb", "empty_file"}
    assert kinds <= set(PROBLEM_TEXTS)
