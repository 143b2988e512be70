"""No page, document, command or answer judges a figure by a target of another year without saying so.

Pages come from the register of places, documents from the buttons of these pages, commands from the complaint
about an unknown one, answers from their subjects: what is new is looked at without a word here.
"""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_popover_container import PopoverContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from stunting.analysis.coverage.targets import of_another_year, other_years_sentence
from stunting.api.answers import RoomRead
from stunting.api.asked import LEVELS, AskedRecords, Subject
from stunting.archive.folder import SETTING
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.charts.chart import ChartPoint
from stunting.cli import main
from stunting.model.dataset import Dataset, Source, UploadedPlan
from stunting.model.decision_file import OfficeDecisions
from stunting.model.summaries import JUDGED
from stunting.reports.content import report_content
from stunting.reports.exporting import plans_of
from stunting.ui.entry.places import PAGES, PLACES
from stunting.ui.visit.choices import Choice
from stunting.ui.visit.session import no_results, workspace_of
from stunting.ui.words.wording import DOCUMENTS_MAKE
from tests.action_plans import WARU, plan
from tests.builders import PPU, observe
from tests.document_texts import text_of_document
from tests.pages.screens import cards, html_text, new_visit

pytestmark = pytest.mark.usefixtures("what_all_pages_need")

DESA = ("64.09.01.1003", "64.09.02.2001", "64.09.02.2002", "64.09.03.2002", "64.09.04.2001")
# Whose only target is of 2024, for figures of 2026 and 2027.
SERVICES = {
    "pregnant_kek_supplement": ("Kesehatan", "Bumil KEK dapat tambahan asupan"),
    "exclusive_breastfeeding": ("Kesehatan", "ASI eksklusif bayi < 6 bulan"),
    "postpartum_kb": ("KB", "KB pascapersalinan"),
}
# Of the most is said where it is measured; the first of them names what the others call otherwise.
NAMES = (*(name for _, name in SERVICES.values()), *SERVICES)
SAID = re.compile(r"target(?: nasional)? 202[46]|\(2024\)")
JUDGES = re.compile(
    r"\btarget(?!_group)|tertinggal|tercapai|kesenjangan|below_target|on_target|gap_points", re.IGNORECASE
)
PARTS = {f"pages/{part.script}": part for place in PLACES for part in place.parts}
CHOSEN = {
    Choice.KECAMATAN: ("kecamatan", "Waru"),
    Choice.SECTOR: ("sektor", "Kesehatan"),
    Choice.INDICATOR: ("indikator", SERVICES["exclusive_breastfeeding"][1]),
    Choice.PERIOD: ("periode", "2027"),
}
SILENT = "pages/data/quality.py"
"""Obeys choices, and judges nothing by a target."""
WITHOUT_FIGURES = "definisi_indikator"
"""Says what the indicators are, and of no area."""
MATRIX = """CAKUPAN LAYANAN TAHUN 2027 KABUPATEN PENAJAM PASER UTARA

No;Kecamatan;Desa/Kelurahan;Jumlah bumil KEK;Bumil KEK mendapat PMT;% Bumil KEK mendapat PMT
1;Waru;Api-api;50;20;40
2;Waru;Sesulu;60;30;50
3;Babulu;Labangka;40;38;95
"""
COMMAND_OPTIONS = (
    *([f"--level={level}"] for level in ("kabupaten", "kecamatan", "desa")),
    ["--by=sector"],
    ["--format=json"],
    ["--out=hasil.xlsx"],
    ["--out=hasil.docx"],
    ["--out=hasil.docx", "--kecamatan=Waru"],
    ["--out=hasil.docx", "--sector=Kesehatan"],
    [],
)


def figures():
    for year, more in (("2026", 0), ("2027", 5)):
        for place, code in enumerate(DESA):
            for id, (sector, _) in SERVICES.items():
                own = {"area_code": code, "indicator": id, "sector": sector, "period": year}
                yield {**own, "measure": "denominator", "value": 100}
                yield {**own, "measure": "numerator", "value": 30 + 10 * place + more}
    survey = {"area_code": PPU, "indicator": "stunting_prevalence", "sector": "Kesehatan", "period": "2027"}
    yield {**survey, "measure": "percent", "series": "survey", "value": 32, "unit": "percent"}


@pytest.fixture(scope="module")
def dataset():
    """Figures of two years, promises for the gaps of the first, and an action plan for one of the gaps."""
    records = list(figures())
    source = (Source("a.xlsx", "0" * 64, 10),)
    early = Dataset(observe(one for one in records if one["period"] == "2026"), source, (), (), PPU)
    promised = plans_of(content_of(early))[0]
    lines = plan(
        [
            {
                "indicators": "pregnant_kek_supplement",
                "indicator_score": 0.9,
                "indicator_basis": "output",
                "places": WARU,
                "budget": 1_250_000_000.0,
                "opd": "Dinas Kesehatan",
                "subject": "a",
            }
        ]
    )
    return replace(
        early,
        observations=observe(records),
        activities=lines,
        follow_ups=(UploadedPlan("rencana 2026.xlsx", "1" * 64, promised),),
    )


def content_of(dataset):
    return report_content(dataset, workspace_of(dataset).catalogue, load_gazetteer())


@pytest.fixture(scope="module")
def workspace(dataset):
    return workspace_of(dataset)


@pytest.fixture(scope="module")
def results():
    return no_results()


@pytest.fixture(scope="module", autouse=True)
def offered():
    """Every tab, fold and menu is open, and what a page offers to take along is kept by its file's name."""
    kept = {}
    taken = st.download_button

    def keeping(label, data, *args, file_name, **named):
        kept[file_name] = data
        return taken(label, data, *args, file_name=file_name, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "download_button", keeping)
        for one in (ExpanderContainer, PopoverContainer, TabContainer):
            patch.setattr(one, "open", property(lambda _: True, lambda _, value: None), raising=False)
        yield kept


def said(workspace, results, kept, script, **query):
    """All that a page says, as people read it."""
    app = new_visit()
    app.session_state["workspace"] = workspace
    app.session_state["results"] = results
    for name, value in query.items():
        app.query_params[name] = value
    kept.clear()
    app.switch_page(script).run()
    for make in [button for button in app.button if button.label == DOCUMENTS_MAKE]:
        make.click().run()
    assert not app.exception
    return text_of(app)


def text_of(app):
    """What a page says, or a dialog alone."""
    texts = [one.proto.spec for one in app.get("plotly_chart")]
    texts += [f"{one.label} {one.value} {one.help}" for one in app.metric] + [html_text(app)]
    texts += [json.dumps(card, ensure_ascii=False) for card in cards(app)]
    texts += [one.value for one in (*app.header, *app.markdown, *app.caption, *app.info, *app.warning)]
    texts += [one.value.to_csv() for one in (*app.table, *app.dataframe)]
    return "\n".join(texts).replace("\\", "")


def says(text):
    """Whether a text that names one of the indicators and judges it says of which year its target is."""
    return not (any(name in text for name in NAMES) and JUDGES.search(text)) or bool(SAID.search(text))


def texts_of(name, data):
    """What a document says, a text for each part that is seen alone: a sheet, a file of a zip."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                yield from texts_of(inside, archive.read(inside))
    elif name.endswith(".docx"):
        yield name, text_of_document(data)
    elif name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets:
            rows = (" ".join(str(value) for value in row if value is not None) for row in sheet.values)
            yield f"{name}, {sheet.title}", "\n".join(rows)
    else:
        yield name, data.decode("utf-8-sig")


def test_every_such_figure_is_judged_by_a_target_of_2024(dataset):
    content = content_of(dataset)
    for rows in (content.kabupaten, content.kecamatan, content.desa):
        judged = rows[rows["status"].isin(JUDGED)]
        assert set(judged["indicator"]) - {"stunting_prevalence"} == set(SERVICES)
        assert of_another_year(judged).all()
        services = judged[judged["indicator"].isin(SERVICES)]
        assert other_years_sentence(services) == (
            "Target tahun angkanya belum ada: 3 indikator dinilai dengan target 2024."
        )
    assert other_years_sentence(content.desa.assign(target_year=2027.0)) == ""


def test_the_register_of_places_holds_every_page():
    assert {part.path for part in PARTS.values()} == set(PAGES.rglob("*.py"))


@pytest.mark.parametrize("script", PARTS)
def test_every_page_says_it_and_what_it_offers_too(workspace, results, offered, script):
    text = said(workspace, results, offered, script)
    assert says(text), text
    if script == SILENT:
        assert not SAID.search(text)
    elif PARTS[script].asked.choices:
        assert JUDGES.search(text), text
        assert SAID.search(text), text
    documents = {name: data() if callable(data) else data for name, data in dict(offered).items()}
    parts = [part for name, data in documents.items() for part in texts_of(name, data)]
    unsaid = [where for where, inside in parts if not says(inside)]
    assert not [where for where in unsaid if not where.startswith(WITHOUT_FIGURES)]


@pytest.mark.parametrize("script", [script for script, part in PARTS.items() if part.asked.choices])
def test_a_page_says_it_of_what_is_chosen(workspace, results, offered, script):
    query = dict(CHOSEN[choice] for choice in PARTS[script].asked.choices if choice in CHOSEN)
    text = said(workspace, results, offered, script, **query)
    assert says(text), text


def test_the_dialogs_are_those_that_are_looked_at():
    ui = PAGES.parent / "stunting" / "ui"
    opening = {path.name for path in ui.rglob("*.py") if "st.dialog(" in path.read_text(encoding="utf-8")}
    assert opening == {"trace.py", "row_form.py"}


def in_dialog(workspace, results, script, key, value):
    """What a dialog says alone; AppTest cannot click, so the page is asked for it as the click would."""
    app = new_visit()
    app.session_state["workspace"] = workspace
    app.session_state["results"] = results
    app.switch_page(script).run()
    app.session_state[key] = value(app) if callable(value) else value
    app.run()
    assert not app.exception
    [dialog] = app.get("dialog")
    return text_of(dialog)


def test_the_trace_of_a_figure_says_it(workspace, results, offered, dataset):
    for rows in (content_of(dataset).kecamatan, content_of(dataset).desa):
        row = rows[rows["indicator"].isin(SERVICES)].iloc[0]
        text = in_dialog(
            workspace, results, "pages/achievement/overview.py", "trace_asked", ChartPoint.of(row)
        )
        assert JUDGES.search(text), text
        assert SAID.search(text), text


def test_an_opened_row_of_the_plan_says_it(workspace, results, offered):
    def first_row(app):
        return app.session_state["follow_up_plan"].frame["id"].iloc[0]

    text = in_dialog(workspace, results, "pages/follow_up/plan.py", "rencana_dibuka", first_row)
    assert JUDGES.search(text), text
    assert SAID.search(text), text


@pytest.fixture
def run(capsysbinary, tmp_path, monkeypatch):
    """Runs a command in a folder of its own; gives its exit code and what it says in both ways."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments):
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = stop.code
        out, err = capsysbinary.readouterr()
        return code, f"{out.decode()}\n{err.decode()}"

    return run_command


def test_every_command_says_it(run, tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path / "data"))
    (tmp_path / "kek.csv").write_text(MATRIX, encoding="utf-8")
    _, summary = run("summary", "kek.csv", "--level=desa")
    rows = summary.replace("\r", "").partition("\n\n")[0]
    (tmp_path / "desa.csv").write_text(rows, encoding="utf-8")
    files = {"country": "desa.csv"}
    _, complaint = run("tidak-ada", "kek.csv")
    commands = re.findall(r"'([a-z]+)'", complaint.partition("pilih dari")[2])
    assert len(commands) >= 6
    judging = set()
    for command in commands:
        ran = []
        for options in COMMAND_OPTIONS:
            code, text = run(command, files.get(command, "kek.csv"), *options)
            if code:
                continue
            ran.append(options)
            assert says(text), f"{command} {options}: {text}"
            judging |= {command} if SAID.search(text) else set()
            for made in tmp_path.glob("hasil.*"):
                for where, inside in texts_of(made.name, made.read_bytes()):
                    assert says(inside), f"{command} {options}, {where}: {inside}"
                    judging.add(command)
                made.unlink()
        assert ran, command
    assert judging == {"summary", "priority", "export"}


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("level", [None, *LEVELS])
def test_every_answer_to_another_program_says_it(dataset, subject, level):
    records = RoomRead(dataset, OfficeDecisions()).answer(AskedRecords(subject, level))
    out = io.StringIO()
    records.to_csv(out)
    assert says(out.getvalue()), out.getvalue()
    judged = [row for row in csv.DictReader(io.StringIO(out.getvalue())) if row.get("target")]
    assert bool(judged) == (subject is Subject.SUMMARY)
    assert all(SAID.search(row["target_source"]) for row in judged if row["indicator"] in SERVICES)
