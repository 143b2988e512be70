"""Every page, document and command answers the same question alike, on the sample data."""

import io
import json
import math
import re

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from stunting.analysis.comparing.convergence import convergence
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.analysis.coverage.standings import furthest_behind
from stunting.analysis.priority.cells import service_ids
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.charts.example_card import EXAMPLE_AREAS, EXAMPLE_ROWS
from stunting.cli.commands import figures_of, summary
from stunting.model.areas import AreaLevel
from stunting.model.follow_up import FOLLOW_UP
from stunting.model.formatting import format_number
from stunting.model.indicators import IndicatorKind
from stunting.model.periods import period_order
from stunting.model.summaries import JUDGED
from stunting.pipeline import Upload, read_files
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import report_content
from stunting.reports.juknis import analysis_form, priority_matrix
from stunting.reports.tables import finding
from stunting.reports.workbook import workbook_bytes
from stunting.ui.visit.session import no_results, workspace_of
from stunting.ui.words.wording import TAB_PRIORITY, TAB_UNEQUAL
from tests.document_texts import text_of_document
from tests.pages.screens import cards, html_text
from tests.test_samples import SAMPLES

DASHBOARD = SAMPLES.parent / "dashboard.py"


@pytest.fixture(scope="module")
def samples():
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".csv", ".xlsx"))
    return workspace_of(read_files([Upload(path.name, path.read_bytes()) for path in paths]))


@pytest.fixture(scope="module")
def pages(samples):
    """What each page says in the period "latest of each", all texts in one, as people read it."""
    results = no_results()

    def said(script, tab="", **query):
        app = AppTest.from_file(str(DASHBOARD), default_timeout=math.inf)
        app.session_state["workspace"] = samples
        app.session_state["results"] = results
        if tab:
            app.session_state["bagian_prioritas"] = tab
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        app.switch_page(f"pages/{script}.py").run()
        figures = [json.loads(one.proto.spec)["layout"]["title"]["text"] for one in app.get("plotly_chart")]
        texts = [f"{one.label}: {one.value}" for one in app.metric] + [html_text(app), text_of_cards(app)]
        texts += [one.value for one in (*app.header, *app.markdown, *app.caption)]
        tables = [one.value for one in (*app.table, *app.dataframe) if len(one.value)]
        texts += [f"{' '.join(map(str, table.iloc[0]))} ({len(table)} baris)" for table in tables]
        return "\n".join(re.sub(r"<[^>]*>", " ", text) for text in [*texts, *figures]).replace("\\", "")

    found = {name: said(f"achievement/{name}") for name in ("overview", "sector", "indicator")}
    found |= {
        f"{name} Sepaku": said(f"achievement/{name}", kecamatan="Sepaku")
        for name in ("overview", "kecamatan")
    }
    found["action_plan Sepaku"] = said("follow_up/action_plan", kecamatan="Sepaku")
    found |= {name: said(f"follow_up/{name}") for name in ("plan", "action_plan")}
    found |= {tab: said("priority/priority", tab=tab) for tab in (TAB_PRIORITY, TAB_UNEQUAL)}
    return {name: re.sub(r"[ ]+", " ", text) for name, text in found.items()}


def text_of_cards(app):
    """The rows of score cards, each with its name, its offices, and its area with the least share."""
    return "\n".join(text_of_row(card, row) for card in cards(app) for row in card["rows"])


def text_of_row(card, row):
    texts = [cell.get("text", "") for cell in row["cells"]]
    apart = next((at for at, column in enumerate(card["columns"]) if column.get("apart")), len(texts))
    scores = [
        (cell["order"], column["title"], cell["text"])
        for column, cell in zip(card["columns"][apart:], row["cells"][apart:], strict=True)
        if "order" in cell
    ]
    furthest = f"Terjauh: {min(scores)[1]} {min(scores)[2]} %" if scores else ""
    office = row["cells"][1].get("hint", "")
    return f"Baris {texts[0]}. Penanggung jawab: {office}. {furthest} Nilai: {' | '.join(texts)}"


@pytest.fixture(scope="module")
def content(samples):
    return report_content(samples.dataset, samples.catalogue, load_gazetteer())


@pytest.fixture(scope="module")
def document(content):
    return finding(content, content.kabupaten)


@pytest.fixture(scope="module")
def documents(content):
    """All texts of the documents that answer these questions, by their name."""
    office, sepaku = "Dinas Kesehatan", "64.09.04"
    briefs = {
        "meeting": kabupaten_brief(content),
        "office": office_brief(content, office),
        "kecamatan": kecamatan_brief(content, sepaku),
    }
    texts = {name: text_of_document(data) for name, data in briefs.items()}
    return texts | {"workbook": text_of_workbook(workbook_bytes(content, FOLLOW_UP.empty()))}


def text_of_workbook(data):
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(" ".join(str(value) for value in row if value is not None) for row in rows)


@pytest.fixture(scope="module")
def command(samples):
    """What the command `summary` says: the judged rows of each indicator's latest period, largest gap first.

    Services for people come before what offices prepare.
    """
    rows = summary(figures_of(samples.dataset), None, "indicator")[0]
    rows = rows[rows["percent"].notna() | rows["numerator"].notna()]
    order = {period: at for at, period in enumerate(sorted(set(rows["period"]), key=period_order))}
    rank = rows["period"].map(order)
    latest = rows[
        rank == rank.groupby([rows["area_level"], rows["indicator"], rows["series"]]).transform("max")
    ]
    judged = latest[latest["status"].isin(JUDGED)]
    kinds = {id: one.kind for id, one in samples.catalogue.indicators.items()}
    supply = judged["indicator"].map(kinds) == IndicatorKind.SUPPLY
    return judged.assign(supply=supply).sort_values(["supply", "gap_points"], ascending=[True, False])


MET = r"(\d+) dari (\d+) indikator mencapai target"
FIRST = r"Paling jauh (.+?) ?: "


def row_of(name, page):
    """The row of an indicator in the score card of a page, as text."""
    return re.search(rf"Baris {re.escape(name)}\..*", page)[0]


def first_row(page):
    """The row of the indicator that the answer of a page calls the farthest from its target."""
    return row_of(re.search(FIRST, page)[1], page)


def numbers(pattern, text):
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return tuple(int(one) for one in found.groups())


def test_indicators_on_target_are_counted_alike(pages, document):
    met, judged = numbers(MET, pages["overview"])
    # Every indicator stands with the office that leads it: its own met, near, behind and far.
    found = re.findall(r"Nilai: [^|]+((?: \| [\d\u2013]+){4}) \|", pages["sector"])
    counts = [[int(text) if text.isdecimal() else 0 for text in one.split(" | ")[1:]] for one in found]
    assert (sum(count[0] for count in counts), sum(map(sum, counts))) == (met, judged)
    short, of = numbers(r"(\d+) dari (\d+) indikator yang dapat dinilai belum", document)
    assert (of - short, of) == (met, judged)


def test_the_largest_gap_is_that_of_one_indicator(pages, document, samples):
    first = re.search(FIRST, pages["overview"])
    assert first
    assert f"selisih terbesar {first[1]}: " in document
    opened = next(one for one in samples.catalogue.indicators.values() if one.short_name == first[1])
    assert opened.name in pages["indicator"]


def test_the_area_furthest_behind_is_the_same(pages):
    furthest = re.search(r"Terjauh: (.+? [0-9,]+ %)", first_row(pages["overview"]))
    assert furthest
    # The page has a block for every kecamatan, with its name, its desa and its share.
    blocks = re.findall(r"^(\D+?) *\d+ *desa/kel · ([0-9]+),([0-9]) %", pages["indicator"], re.MULTILINE)
    name, *share = min(blocks, key=lambda one: (int(one[1]), int(one[2])))
    assert len(blocks) == 4
    assert f"{name.strip()} {','.join(share)} %" == furthest[1]


def test_the_leading_office_is_named_first(pages):
    office = re.search(r"Penanggung jawab: ([^,.]+)", first_row(pages["overview"]))
    assert office
    assert f"Penanggung jawab: {office[1]}" in pages["indicator"]


def test_documents_and_the_command_count_the_same_indicators(pages, document, documents, command):
    met, judged = numbers(MET, pages["overview"])
    own = command[command["area_level"] == "kabupaten"]
    assert ((own["status"] == "met").sum(), len(own)) == (met, judged)
    assert document in documents["meeting"]
    assert document in documents["workbook"]


def test_documents_and_the_command_name_the_same_largest_gap_and_area(pages, documents, command, samples):
    first = re.search(FIRST, pages["overview"])[1]
    furthest = re.search(r"Terjauh: (.+? [0-9,]+ %)", first_row(pages["overview"]))[1]
    asked = rf"{re.escape(first)}: apa penyebab .+ terutama di {re.escape(furthest)}\?"
    assert re.search(asked, documents["meeting"])
    assert re.search(asked, documents["office"])
    own = command[command["area_level"] == "kabupaten"].iloc[0]
    assert samples.catalogue.indicators[own["indicator"]].short_name == first
    parts = command[(command["area_level"] == "kecamatan") & (command["indicator"] == own["indicator"])]
    assert furthest.startswith(f"{parts.iloc[0]['area']} ")


def test_the_leading_office_of_documents_and_the_command_is_that_of_the_pages(pages, documents, command):
    office = re.search(r"Penanggung jawab: ([^,.]+)", first_row(pages["overview"]))[1]
    own = command[command["area_level"] == "kabupaten"].iloc[0]
    assert own["opd"].split(", ")[0] == office
    first = re.search(FIRST, pages["overview"])[1]
    assert re.search(rf"^{re.escape(first)} [^\n]* {office}", documents["meeting"], re.MULTILINE)


def test_the_example_of_the_first_page_is_that_of_the_sample_data(command, samples):
    names = {one.short_name: id for id, one in samples.catalogue.indicators.items()}
    areas = command["area"].where(command["area_level"] == "kecamatan", "Kabupaten")
    told = command[command["area_level"] != "desa"].assign(area=areas).set_index(["indicator", "area"])
    for name, cells in EXAMPLE_ROWS.items():
        rows = told.loc[names[name]]
        found = [
            (format_number(rows.loc[one, "percent"], 1), rows.loc[one, "status"]) for one in EXAMPLE_AREAS
        ]
        assert found == [(text, status.value) for text, status in cells]
    sepaku, whole = (
        told.loc[names["Periksa Hb remaja putri"], :].loc[one] for one in ("Sepaku", "Kabupaten")
    )
    assert (sepaku["numerator"], sepaku["denominator"], whole["gap_people"]) == (2004, 3629, 3505)


def test_a_kecamatan_has_the_same_answers_on_every_page_and_in_its_brief(pages, documents, command, samples):
    met, judged = numbers(MET, pages["overview Sepaku"])
    below = numbers(r"Sepaku di bawah target pada (\d+) dari (\d+) indikator", pages["kecamatan Sepaku"])
    assert below == (judged - met, judged)
    short, of = numbers(r"(\d+) dari (\d+) indikator yang dapat dinilai belum", documents["kecamatan"])
    assert (of - short, of) == (met, judged)
    own = command[(command["area_level"] == "kecamatan") & (command["area"] == "Sepaku")]
    assert ((own["status"] == "met").sum(), len(own)) == (met, judged)
    first = re.search(FIRST, pages["overview Sepaku"])[1]
    assert f"selisih terbesar {first}: " in documents["kecamatan"]
    assert samples.catalogue.indicators[own.iloc[0]["indicator"]].short_name == first
    assert re.search(FIRST, pages["kecamatan Sepaku"])[1] == first
    assert f"kabupaten tentang {first} kepada " in pages["kecamatan Sepaku"]


def short_rows(command, level):
    """The rows of the register short of their target, as the plan counts them."""
    rows = command[(command["area_level"] == level) & (command["series"] == "register")]
    return rows[rows["status"] != "met"]


def test_the_plan_begins_with_the_largest_gap_at_the_area_furthest_behind(pages, command):
    first = re.search(FIRST, pages["overview"])[1]
    furthest, share = re.search(r"Terjauh: (.+?) ([0-9,]+ %)", first_row(pages["overview"])).groups()
    office = re.search(r"Penanggung jawab: ([^,.]+)", first_row(pages["overview"]))[1]
    row = re.search(r"^T001 register .*", pages["plan"], re.MULTILINE)[0]
    assert f" {furthest} " in row
    assert f" {first} {share}, " in row
    assert office in row
    assert f"({len(short_rows(command, 'kecamatan'))} baris)" in row


def test_the_action_plan_crosses_the_gaps_that_count_in_their_order(pages, command):
    whole, kecamatan = (short_rows(command, level) for level in ("kabupaten", "kecamatan"))
    met, judged = numbers(MET, pages["overview"])
    surveys = command[(command["area_level"] == "kabupaten") & (command["series"] == "survey")]
    assert len(whole) == judged - met - (surveys["status"] != "met").sum()
    for place, short in (("", whole), (" Sepaku", kecamatan[kecamatan["area"] == "Sepaku"])):
        page, overview = pages[f"action_plan{place}"], pages[f"overview{place}"]
        said = re.findall(r"(\d+) dari (\d+) kesenjangan belum punya kegiatan", page)
        assert {int(total) for _, total in said} == {len(short)}
        office = re.search(r"Penanggung jawab: ([^,.]+)", first_row(overview))[1]
        first = re.search(r"^Baris (.+?)\. Penanggung jawab: ([^,.]+)", page, re.MULTILINE)
        assert first.groups() == (re.search(FIRST, overview)[1], office)


def test_the_list_of_priorities_names_the_largest_gap_of_a_service_of_its_first_desa(pages, command, samples):
    area, service, points = re.search(
        r"^1\. (.+?), .*Kesenjangan layanan terbesar: (.+?) \(([0-9,]+) poin\)",
        pages[TAB_PRIORITY],
        re.MULTILINE,
    ).groups()
    own = short_rows(command, "desa")
    own = own[(own["area"] == area) & own["indicator"].isin(service_ids(samples.catalogue))]
    assert samples.catalogue.indicators[own.iloc[0]["indicator"]].short_name == service
    assert own.iloc[0]["gap_points"] == pytest.approx(float(points.replace(",", ".")), abs=0.05)


def test_the_most_unequal_service_lies_between_the_desa_furthest_behind_and_that_furthest_ahead(
    pages, content, samples
):
    name, low, high = re.search(
        r"Paling timpang antar-desa/kelurahan: (.+?), selisih [0-9,]+ poin antara (.+?) \(.*? dan (.+?) \(",
        pages[TAB_UNEQUAL],
    ).groups()
    known = {one.short_name: one.id for one in samples.catalogue.indicators.values()}
    rows = content.desa[content.desa["indicator"] == known[name]]
    assert furthest_behind(rows)["area"].tolist() == [low]
    assert rows.loc[rows["drawn_share"].idxmax(), "area"] == high


def test_the_tables_of_the_guidance_hold_the_same_figures_and_count_the_same_as_red(content, command):
    desa = command[command["area_level"] == "desa"]
    form = analysis_form(content, FOLLOW_UP.empty()).records
    own = command[(command["area_level"] == "kabupaten") & (command["series"] == "register")]
    by_name = {content.catalogue.indicators[row["indicator"]].name: row for row in own.to_dict("records")}
    shown = [row for row in form if row["name"] in by_name]
    assert len(shown) > 20
    for row in shown:
        assert row["share"] == pytest.approx(by_name[row["name"]]["percent"] / 100)
    essential = [one.id for one in content.catalogue.essential()]
    red = desa[
        desa["status"].isin(["behind", "far"]) & desa["n"].ge(FEW_PEOPLE) & desa["indicator"].isin(essential)
    ]
    counts = red.groupby("area").size()
    assert counts.sum() > 100
    table = priority_matrix(content, by_target=True).records[1:]
    assert {row["area"]: row["red"] for row in table} == {
        row["area"]: counts.get(row["area"], 0) for row in table
    }


def test_pregnant_women_baduta_and_balita_have_an_answer_for_all_their_services(content):
    """2025, ibu hamil: tablets for 3,203 of 4,082, food for 431 of 507 with KEK: 76 lack it at least.

    2024, baduta: 1,113 of 1,680 below and 3,845 of 5,126 above six months have what theirs need. Balita,
    16,180: 3,256 and 2,852 lack one of two services of all, 3 and 265 that of bad nutrition, 567 and 1,281
    that of their age: all of them together at most 8,224, one alone at least 3,256.
    """
    rows = coverage_of(content.gathered, AreaLevel.KABUPATEN).frame
    found = convergence(rows, content.catalogue).frame.set_index(["target_group", "period"])
    ends = ["lower_people", "upper_people"]
    assert found.loc[("ibu hamil", "2025"), ends].tolist() == [3203 - 76, 3203]
    assert found.loc[("baduta", "2024"), ends].tolist() == [1113 + 3845, 1113 + 3845]
    assert found.loc[("balita", "2024"), ends].tolist() == [16180 - 8224, 16180 - 3256]
