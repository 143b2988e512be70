"""No page, document or command judges a figure by a target of another year without saying so."""

import io
import json
import math
import re
import zipfile

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from stunting.analysis.coverage.targets import of_another_year, other_years_sentence
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.cli.commands import figures_of, priorities, summary
from stunting.model.dataset import Dataset, Source
from stunting.model.summaries import JUDGED
from stunting.reports.content import report_content
from stunting.reports.exporting import export_all, plans_of
from stunting.ui.visit.session import no_results, workspace_of
from stunting.ui.words.wording import TAB_PRIORITY, TAB_WORKLOAD
from tests.builders import PPU, observe
from tests.document_texts import text_of_document
from tests.pages.screens import PAGES, cards, html_text
from tests.test_samples import SAMPLES

DASHBOARD = SAMPLES.parent / "dashboard.py"
DESA = ("64.09.01.1003", "64.09.02.2001", "64.09.02.2002", "64.09.03.2002", "64.09.04.2001")
# Whose only target is of 2024, for figures of 2027.
SERVICES = {
    "pregnant_kek_supplement": ("Kesehatan", "Bumil KEK dapat tambahan asupan"),
    "exclusive_breastfeeding": ("Kesehatan", "ASI eksklusif bayi < 6 bulan"),
    "postpartum_kb": ("KB", "KB pascapersalinan"),
}
NAMES = tuple(name for _, name in SERVICES.values())
SAID = re.compile(r"target 2024|\(2024\)|target nasional 2024")
JUDGES = re.compile(r"target|tertinggal|[Tt]ercapai|kesenjangan", re.IGNORECASE)


@pytest.fixture(scope="module")
def dataset():
    records = []
    for place, code in enumerate(DESA):
        for id, (sector, _) in SERVICES.items():
            own = {"area_code": code, "indicator": id, "sector": sector, "period": "2027"}
            records += [
                {**own, "measure": "denominator", "value": 100},
                {**own, "measure": "numerator", "value": 30 + 10 * place},
            ]
    return Dataset(observe(records), (Source("a.xlsx", "0" * 64, 10),), (), (), PPU)


@pytest.fixture(scope="module")
def workspace(dataset):
    return workspace_of(dataset)


@pytest.fixture(scope="module")
def results():
    return no_results()


@pytest.fixture(scope="module")
def content(dataset, workspace):
    return report_content(dataset, workspace.catalogue, load_gazetteer())


def said(workspace, results, script, **query):
    """All that a page says, as people read it."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=math.inf)
    app.session_state["workspace"] = workspace
    app.session_state["results"] = results
    for name, value in query.items():
        if name == "bagian_prioritas":
            app.session_state[name] = value
        else:
            app.query_params[name] = value
    app.run()
    app.switch_page(script).run()
    assert not app.exception
    texts = [one.proto.spec for one in app.get("plotly_chart")]
    texts += [f"{one.label} {one.value} {one.help}" for one in app.metric] + [html_text(app)]
    texts += [json.dumps(card, ensure_ascii=False) for card in cards(app)]
    texts += [one.value for one in (*app.header, *app.markdown, *app.caption)]
    texts += [one.value.to_csv() for one in (*app.table, *app.dataframe)]
    return "\n".join(texts).replace("\\", "")


def assert_said(text):
    """Where a text names one of the indicators and judges it, it says of which year its target is."""
    if any(name in text for name in NAMES) and JUDGES.search(text):
        assert SAID.search(text), text


def test_every_such_figure_is_judged_by_a_target_of_2024(content):
    for rows in (content.kabupaten, content.kecamatan, content.desa):
        judged = rows[rows["status"].isin(JUDGED)]
        assert set(judged["indicator"]) == set(SERVICES)
        assert of_another_year(judged).all()
        assert other_years_sentence(judged) == (
            "Target tahun angkanya belum ada: 3 indikator dinilai dengan target 2024."
        )
    assert other_years_sentence(content.desa.assign(target_year=2027.0)) == ""


@pytest.mark.parametrize("script", PAGES)
def test_every_page_says_it(workspace, results, script):
    assert_said(said(workspace, results, script))


@pytest.mark.parametrize(
    ("script", "query"),
    [
        ("pages/achievement/overview.py", {"kecamatan": "Waru"}),
        ("pages/achievement/kecamatan.py", {"kecamatan": "Waru"}),
        ("pages/achievement/sector.py", {"sektor": "Kesehatan"}),
        ("pages/achievement/indicator.py", {"indikator": "KB pascapersalinan"}),
        ("pages/priority/priority.py", {"bagian_prioritas": TAB_WORKLOAD}),
        ("pages/priority/priority.py", {"bagian_prioritas": TAB_PRIORITY}),
    ],
)
def test_a_page_with_a_choice_says_it_and_judges(workspace, results, script, query):
    text = said(workspace, results, script, **query)
    assert SAID.search(text), text
    assert JUDGES.search(text)


def sheets(data):
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        rows = (" ".join(str(value) for value in row if value is not None) for row in sheet.values)
        yield sheet.title, "\n".join(rows)


def test_every_document_says_it(content):
    plan, _ = plans_of(content)
    with zipfile.ZipFile(io.BytesIO(export_all(content, plan))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert {name.rpartition(".")[2] for name in found} == {"docx", "xlsx"}
    for name, data in found.items():
        if name.endswith(".docx"):
            assert_said(text_of_document(data))
            continue
        for _, text in sheets(data):
            assert_said(text)


def test_commands_say_it(dataset):
    figures = figures_of(dataset)
    rows, _ = summary(figures, None, "indicator")
    judged = rows[rows["status"].isin(JUDGED)]
    assert set(judged["target_year"]) == {2024}
    assert judged["target_source"].str.contains("target 2024, belum ada yang baru").all()
    _, notes = summary(figures, None, "sector")
    assert any(SAID.search(note) for note in notes)
    _, notes = priorities(figures, "kecamatan", 5)
    assert any(SAID.search(note) for note in notes)
