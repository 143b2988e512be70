"""Every download of every page, found by itself: no text of a file becomes a formula, a field or a link."""

import ast
import csv
import inspect
import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_popover_container import PopoverContainer
from streamlit.elements.widgets import button

from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import Direction, Indicator, IndicatorKind, SourceMark, Unit
from stunting.pipeline import Upload
from stunting.ui.visit.session import read_workspace
from stunting.ui.words import wording
from tests.pages.screens import PAGES, assert_sound, charts, seen
from tests.torture.cases.case import TITLE, as_xlsx, sheet_rows

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = "jahat.example"
LONG = "panjang " * 600
PAYLOADS = (
    f'=HYPERLINK("http://{ELSEWHERE}/","klik") ', "+cmd|' /C calc'!A0 ", "-2+3 ", "@SUM(1+1) ", "\t=1+1 ",
    "\n=1+1 ", "\uff1d1+1 ", "\uff0b1 ", "\uff0d1 ", "\uff20SUM(1) ", "\u200b=1+1 ", "\ufeff=1 ",
    "\u00a0=1+1 ",
    "\u202e=1+1 ", "<script>hurt()</script> ", f"<a href='http://{ELSEWHERE}/'>x</a> ", "]]><x/>&lt;b&gt; ",
    f'HYPERLINK "http://{ELSEWHERE}/" ', "{ PAGE } ", "_x003D_1+1 ", "{=1+1} ", f"http://{ELSEWHERE}/ ",
    f"mailto:a@{ELSEWHERE} ", "=DDE(\"cmd\";\"/C calc\";\"x\") ", LONG,
)  # fmt: skip
_BODY = {"rad_pps_2026": 8, "rencana_tindak_lanjut_2024": 12, "pengaturan_kantor": 8}
"""The first row below the header, so that the form is still known."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMULA = re.compile(r"^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\-\uff1d\uff0b\uff0d\uff20]")


def hostile(name):
    """A sample file with payloads before one in four of its texts, below its headers."""
    book = openpyxl.load_workbook(ROOT / "sample_data" / f"{name}.xlsx")
    turn = itertools.cycle(PAYLOADS)
    for sheet in book.worksheets:
        places = (cell for row in sheet.iter_rows(min_row=_BODY[name]) for cell in row)
        texts = [cell for cell in places if isinstance(cell.value, str) and len(cell.value) > 5]
        for cell in texts[::4]:
            cell.value = next(turn) + cell.value
            cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return Upload(f"=1+1 <b>{name}.xlsx", out.getvalue())


def matrix():
    """The matrix of the torture set; its title, a header and some of its areas are payloads."""
    rows = sheet_rows({"A1": f"{TITLE} {PAYLOADS[0]}"})
    rows[2].append(f"{PAYLOADS[0]}Layanan")
    for place, row in enumerate(rows[3:]):
        row.append(7 * place)
    rows += [["Babulu", payload, 90 + place, 40, 3] for place, payload in enumerate(PAYLOADS)]
    return Upload("+1 <i>.xlsx", as_xlsx(rows, "=1+1"))


@pytest.fixture(scope="module")
def workspace():
    own = Indicator(
        "office_1", f"{PAYLOADS[0]}layanan kantor", PAYLOADS[1], (), PAYLOADS[2], IndicatorKind.SENSITIF,
        f"{PAYLOADS[3]}sektor", (f"{PAYLOADS[0]}dinas",), "", "", Unit.PERCENT, Direction.HIGHER,
        SourceMark.OFFICE,
    )  # fmt: skip
    decided = OfficeDecisions((Decision(DecisionKind.AREA, f"{PAYLOADS[0]}desa", "64.09.01.2001"),), (own,))
    return seen(read_workspace([matrix(), *map(hostile, _BODY)], decided))


@pytest.fixture
def offered(monkeypatch):
    """What each download button of a page gives, with its place in our code; whatever can be open is open."""
    found = {}

    def noted(coordinates, data, *rest, **more):
        frames = (frame for frame in inspect.stack() if "/stunting/ui/" in frame.filename)
        frame = next(frame for frame in frames)
        # A document that every page offers is made once.
        found.setdefault((f"{Path(frame.filename).stem}.{frame.function}", rest[2]), [data])
        return marshal(coordinates, b"", *rest, **more)

    marshal = button.marshall_file
    monkeypatch.setattr(button, "marshall_file", noted)
    for container in (ExpanderContainer, PopoverContainer):
        always = property(lambda _: True, lambda *_: None)
        monkeypatch.setattr(container, "open", always)
    return found


def in_source():
    """The places of our code that offer a download: the name of the file and of the function."""
    for path in (ROOT / "stunting" / "ui").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
                if any(isinstance(call, ast.Attribute) and call.attr == "download_button" for call in calls):
                    yield f"{path.stem}.{function.name}"


ORIGINALS = {"archive.show_transfer", "archive_files._show_version_actions"}
"""These give back the very bytes that were uploaded."""


def check(name, data):
    """Reopen a file by its content, and what it packs."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        try:
            json.loads(data)
        except ValueError:
            check_csv(name, data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    if "xl/workbook.xml" in parts:
        check_book(name, data, parts)
    elif "word/document.xml" in parts:
        check_document(name, parts)
    for part, content in parts.items():
        if part.endswith((".xlsx", ".docx", ".csv", ".json")):
            check(f"{name}/{part}", content)


def check_parts(name, parts):
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            assert not root.xpath("//@TargetMode[.='External']"), (name, part)
    assert not [
        part for part in parts if re.search(r"external|vba|activex|oleobject|altchunk", part, re.I)
    ], name


def check_book(name, data, parts):
    check_parts(name, parts)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for cell in itertools.chain.from_iterable(sheet.iter_rows()):
            assert cell.data_type != "f", (name, sheet.title, cell.coordinate)
            link = cell.hyperlink
            assert link is None or (link.target is None and link.location.startswith("'")), (name, link)
        for rule in sheet.data_validations.dataValidation:
            said = rule.formula1 or ""
            assert re.fullmatch(r'"[^"]*"|[\d.]*', said), (name, said)


def check_document(name, parts):
    check_parts(name, parts)
    for part, content in parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            root = etree.fromstring(content)
            fields = {field.text for field in root.iter(f"{WORD}instrText")}
            assert fields <= {"PAGE", "NUMPAGES"}, (name, part, fields)
            assert not list(root.iter(f"{WORD}fldSimple", f"{WORD}hyperlink", f"{WORD}altChunk")), (
                name,
                part,
            )


def check_csv(name, data):
    text = data.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        assert not [cell for cell in row if FORMULA.match(cell)], (name, row)


def made(offered):
    for (where, name), waiting in offered.items():
        while waiting:
            data = waiting.pop()
            yield where, name, data() if callable(data) else data.encode() if isinstance(data, str) else data


def drawn(open_page, workspace):
    """Every page, each of its parts, with the zip of all documents made; one page without data."""
    yield open_page("pages/data/upload.py")
    for script in PAGES:
        app = open_page(script, workspace)
        for one in [one for one in app.button if one.label == wording.DOCUMENTS_MAKE]:
            one.click().run()
        yield app
        for tabs in re.findall(r'key="(bagian_\w+)"', (ROOT / script).read_text(encoding="utf-8")):
            for label in [tab.label for tab in app.tabs[1:]]:
                app.session_state[tabs] = label
                yield app.run()


def test_no_download_of_any_page_holds_a_formula_a_field_or_a_link(open_page, workspace, offered):
    visited = set()
    for app in drawn(open_page, workspace):
        assert_sound(app)
        for where, name, data in made(offered):
            visited.add(where)
            check(name, data)
        for chart in charts(app):
            assert f"<a href='http://{ELSEWHERE}" not in chart.proto.spec
            assert "<script" not in chart.proto.spec
    assert visited == set(in_source()) - ORIGINALS


def test_what_is_looked_for_would_be_found():
    for payload in (one for one in PAYLOADS if "1+1" in one and one[0] not in "_{"):
        with pytest.raises(AssertionError):
            check_csv("x", f"Desa;{payload}\r\n".encode() if "\n" not in payload else b"=1")
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(AssertionError):
        check("x", out.getvalue())
