"""Every page, document and command answers the same question alike, on the sample data."""

import io
import re

import openpyxl
import pandas as pd
import pytest

from stunting.analysis.acting.confirmation import of_office, offices_asked, questions
from stunting.analysis.comparing.convergence import convergence
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.analysis.coverage.standings import furthest_behind
from stunting.analysis.priority.cells import service_ids
from stunting.analysis.quality.findings import all_findings, open_findings
from stunting.api.answers import RoomRead
from stunting.api.asked import LEVELS, Subject, asked_records
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.offices import short_office
from stunting.charts.example_card import EXAMPLE_AREAS, EXAMPLE_ROWS
from stunting.cli.commands import check, figures_of, inequalities, priorities, summary
from stunting.cli.records import PROBLEM_COLUMNS, READ_COLUMNS
from stunting.model.areas import AreaLevel
from stunting.model.decision_file import OfficeDecisions
from stunting.model.follow_up import FOLLOW_UP
from stunting.model.formatting import format_number
from stunting.model.indicators import IndicatorKind
from stunting.model.periods import period_order
from stunting.model.summaries import JUDGED
from stunting.pipeline import Upload, read_files
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import report_content
from stunting.reports.exporting import export, plans_of
from stunting.reports.juknis import analysis_form, priority_matrix, programme_table
from stunting.reports.plan_file import plan_workbook
from stunting.reports.tables import finding
from stunting.reports.workbook import workbook_bytes
from stunting.ui.visit.session import no_results, workspace_of
from stunting.ui.words.wording import PREVALENCE_AREAS, TAB_PRIORITY, TAB_UNEQUAL
from tests.builders import KECAMATAN
from tests.document_texts import text_of_document
from tests.pages.said import said
from tests.pages.screens import PAGES
from tests.test_samples import SAMPLES

pytestmark = pytest.mark.usefixtures("what_all_pages_need")


@pytest.fixture(scope="module")
def samples():
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".csv", ".xlsx"))
    return workspace_of(read_files([Upload(path.name, path.read_bytes()) for path in paths]))


@pytest.fixture(scope="module")
def pages(samples):
    """What each page says in the period "latest of each", of all and of one kecamatan, and parts of some."""
    results = no_results()
    names = [script.removeprefix("pages/").removesuffix(".py") for script in PAGES]
    found = {name.split("/")[1]: said(samples, results, name) for name in names}
    found |= {
        f"{name.split('/')[1]} Sepaku": said(samples, results, name, kecamatan="Sepaku") for name in names
    }
    for tab in (TAB_PRIORITY, TAB_UNEQUAL):
        found[tab] = said(samples, results, "priority/priority", ("bagian_prioritas", tab))
    areas = ("bagian_prevalensi", PREVALENCE_AREAS)
    found[PREVALENCE_AREAS] = said(samples, results, "achievement/prevalence", areas)
    return found


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


NAMED = "|".join(KECAMATAN.values())
ASKED = {
    "count": r"\d+ dari \d+ (?:indikator|di bawah target)",
    "gap": r"[Pp]aling jauh:? \w|selisih terbesar|layanan terbesar",
    "area": rf"(?:[Tt]erjauh|[Pp]aling berat|[Tt]ertinggi|[Tt]erendah|[Tt]erburuk)[^.|\n]*\b(?:{NAMED})\b",
}
"""How a page words that it answers: what counts, the largest gap, and which kecamatan is worst."""
ANSWERING = {
    "overview": {"count", "gap", "area"},
    "meeting": {"count", "gap", "area"},
    "kecamatan": {"count", "gap", "area"},
    "sector": {"count", "gap"},
    PREVALENCE_AREAS: {"area"},
    TAB_PRIORITY: {"gap"},
    "priority": {"gap"},
    "promises": {"gap"},
}
"""The pages that answer, each compared below; what is not named answers none of these."""


def test_only_these_pages_answer_and_all_others_are_silent(pages):
    found = {
        name: {asked for asked, words in ASKED.items() if re.search(words, _without_card_rows(text))}
        for name, text in pages.items()
        if not name.endswith(" Sepaku")
    }
    assert {name: asked for name, asked in found.items() if asked} == ANSWERING


def _without_card_rows(text):
    return "\n".join(line for line in text.split("\n") if not line.startswith("Baris "))


def test_silent_pages_stay_silent_where_one_kecamatan_is_chosen(pages):
    silent = [name for name in pages if name.endswith(" Sepaku") and name.split(" ")[0] not in ANSWERING]
    assert len(silent) > 5
    for name in silent:
        assert not [words for words in ASKED.values() if re.search(words, pages[name])], name


def test_a_meeting_is_told_the_same_and_of_its_first_gap_where_and_who(pages):
    for place in ("", " Sepaku"):
        overview, meeting = pages[f"overview{place}"], pages[f"meeting{place}"]
        answer = re.search(r"(?:Baru )?\d+ dari \d+ indikator.*", overview)[0].strip()
        assert answer in meeting
        first = re.search(FIRST, overview)[1]
        area, share = re.search(rf"target {re.escape(first)}; terjauh (.+?) ([0-9,]+ %)", meeting).groups()
        assert f"{area} {share}" in row_of(first, overview).replace("Terjauh: ", "")
        office = re.search(r"Penanggung jawab: ([^,.]+)", row_of(first, overview))[1]
        assert f"Siapa{office}" in meeting


def test_where_stunting_is_highest_is_the_same_in_a_meeting_and_on_two_pages(pages):
    area, share = re.search(r"Stunting tertinggi: (.+?) ([0-9,]+) %", pages["meeting"]).groups()
    assert f"Prevalensi stunting: tertinggi {area} {share} %" in pages[PREVALENCE_AREAS]
    blocks = re.findall(rf"^({NAMED})Stunting ([0-9,]+) %", pages["kecamatan"], re.MULTILINE)
    assert len(blocks) == len(KECAMATAN)
    assert max(blocks, key=lambda one: float(one[1].replace(",", "."))) == (area, share)
    assert f"Stunting {share} % (kabupaten " in pages[f"kecamatan {area}"]


def test_the_promise_farthest_from_its_goal_is_that_of_the_rows(pages):
    """Of the rows that are late or went back, share now and share promised are in the sixth and seventh."""
    for place in ("", " Sepaku"):
        page = pages[f"promises{place}"]
        name, area = re.search(r"Paling jauh: (.+?) di (.+?), [0-9,]+ % dari janji", page).groups()
        rows = [
            line.split(" Nilai: ")[1].split(" | ") for line in re.findall(r"^Baris .*", page, re.MULTILINE)
        ]
        missed = [row for row in rows if "Terlambat" in row[7] or "Berlawanan" in row[7]]
        now, goal = ([float(row[at].replace(",", ".")) for row in missed] for at in (5, 6))
        far = [abs(one - other) for one, other in zip(goal, now, strict=True)]
        assert missed[far.index(max(far))][:2] == [name, area]
        assert len(far) > 3


def test_a_promise_has_the_office_that_leads_its_indicator(pages):
    """The plan of last time names it in full as a hint of the third cell, which stands in short."""
    for line in re.findall(r"^Baris .*", pages["promises Sepaku"], re.MULTILINE):
        name, _, short = line.split(" Nilai: ")[1].split(" | ")[:3]
        if f"Baris {name}." in pages["overview"]:
            office = re.search(r"Penanggung jawab: ([^,.]+)", row_of(name, pages["overview"]))[1]
            assert short == short_office(office)


def test_questions_go_to_the_office_that_leads_the_indicator(pages, samples):
    """On page Mutu each question names its office; a sheet for a recipient holds the questions to it."""
    names = {one.short_name: one.leading_office for one in samples.catalogue.indicators.values()}
    asked = re.findall(r"^([^,:\n]+)[,:] .+\? (.+ › .+)", pages["quality"], re.MULTILINE)
    assert len(asked) == 10
    for name, after_the_question in asked:
        assert names[name] in after_the_question
    found = open_findings(all_findings(figures_of(samples.dataset)).frame)
    every = questions(found, samples.dataset.observations, samples.catalogue)
    assert len(offices_asked(every)) > 3
    for office in offices_asked(every):
        assert {names[one.name.split(": ")[0]] for one in of_office(every, office)} == {office}
    first = of_office(every, offices_asked(every)[0])
    assert f"{len(first)} dari {len(first)} sel yang meragukan masuk lembar ini" in pages["confirmation"]
    # The sheet names indicator and desa in a column of their own, and begins the sentence after them.
    what = first[0].doubts[0].split(": ", 1)[1].split(".")[0]
    assert f"{what[0].upper()}{what[1:]}" in pages["confirmation"]


def test_the_brief_of_each_office_counts_and_names_what_the_row_of_that_office_does(pages, content):
    """A row says how many indicators are met, near, behind and far, and which one is the farthest."""
    rows = re.findall(r"Nilai: ([^|]+?)((?: \| [\d\u2013]+){4}) \| (.+?) \|", pages["sector"])
    assert {name for name, *_ in rows} == set(content.offices)
    for name, counts, farthest in rows:
        met, *short = (int(text) if text.isdecimal() else 0 for text in counts.split(" | ")[1:])
        told = text_of_document(office_brief(content, name))
        if sum(short):
            assert f"{sum(short)} dari {met + sum(short)} indikator yang dapat dinilai belum" in told
            assert f"selisih terbesar {farthest}: " in told
        elif met:
            assert f"Semua {met} indikator yang dapat dinilai mencapai target." in told
        else:
            assert "Belum ada indikator yang dapat dibandingkan dengan target." in told


def test_the_brief_of_each_kecamatan_counts_and_names_what_its_block_does(pages, content):
    """A block names, after its stunting, how many are short and the farthest indicator with its share."""
    for key, name in content.kecamatan_names.items():
        [block] = re.findall(
            rf"^{name}Stunting .*?%(\d+) dari (\d+) di bawah target(.+)", pages["kecamatan"], re.M
        )
        told = text_of_document(kecamatan_brief(content, key))
        assert f"{block[0]} dari {block[1]} indikator yang dapat dinilai belum mencapai target" in told
        assert block[2].startswith(re.search(r"selisih terbesar (.+?): ", told)[1])


def test_the_workbook_says_of_each_sector_what_its_brief_says(content, documents):
    for sector in content.sector_names:
        own = content.only(sector=sector)
        assert finding(own, own.kabupaten) in documents["workbook"]
        assert finding(own, own.kabupaten) in text_of_document(kabupaten_brief(own, sector))


def test_the_files_of_the_plan_begin_as_its_page_does(pages, content):
    plan, _ = plans_of(content)
    row = re.search(r"^T001 register .*", pages["plan"], re.MULTILINE)[0]
    name, area = plan.loc[0, ["indicator", "kecamatan"]]
    assert f" {area} " in row
    written = text_of_workbook(plan_workbook(plan))
    [first] = re.findall(r"^.*T001 register .*", written, re.MULTILINE)
    assert f" {content.name_of(name)} " in f" {first} "
    assert programme_table(plan).records[0]["opd"] == plan.loc[0, "opd"]
    assert plan.loc[0, "opd"] in row


def test_the_command_by_sector_counts_and_finds_what_the_page_does(pages, samples):
    """The sectors of the latest periods together hold the indicators of the kabupaten, each once."""
    gathered = figures_of(samples.dataset)
    rows = summary(gathered, "kabupaten", "sector")[0]
    single = summary(gathered, "kabupaten", "indicator")[0]
    judged = single[single["status"].isin(JUDGED)]
    keys = ["series", "period", "sector"]
    counted = judged.groupby(keys).size()
    told = rows.set_index(keys)[["met", "near", "behind", "far"]].sum(axis=1)
    assert told[told > 0].sort_index().to_dict() == counted.sort_index().to_dict()
    health = rows[(rows["sector"] == "Kesehatan") & (rows["period"] == "2025")].iloc[0]
    first = re.search(FIRST, pages["overview"])[1]
    assert samples.catalogue.indicators[health["largest_gap_indicator"]].short_name == first


def test_the_commands_priority_and_inequality_name_what_the_page_does(pages, samples):
    gathered, names = figures_of(samples.dataset), samples.catalogue.indicators
    first = priorities(gathered, "desa", 10)[0].iloc[0]
    area, service = re.search(
        r"^1\. (.+?), .*Kesenjangan layanan terbesar: (.+?) \(", pages[TAB_PRIORITY], re.MULTILINE
    ).groups()
    assert (first["area"], names[first["worst_service"]].short_name) == (area, service)
    name, low, high = re.search(
        r"Paling timpang antar-desa/kelurahan: (.+?), selisih [0-9,]+ poin antara (.+?) \(.*? dan (.+?) \(",
        pages[TAB_UNEQUAL],
    ).groups()
    rows = inequalities(gathered, "desa")[0]
    rows = rows[(rows["indicator"].map(lambda id: names[id].short_name) == name) & (rows["kecamatan"] == "")]
    assert rows.iloc[-1][["worst_area", "best_area"]].tolist() == [low, high]


def test_the_commands_that_read_and_check_answer_none_of_these(samples):
    """What was read is no judgement; a finding names cells, not how far anything is from a target."""
    answering = {"status", "gap_points", "gap_people", "target", "largest_gap_indicator", "worst_service"}
    assert not answering & {*READ_COLUMNS, *PROBLEM_COLUMNS}
    told = check(samples.dataset.problems, figures_of(samples.dataset))
    assert not told["message"].str.contains("|".join([ASKED["gap"], ASKED["count"]])).any()


def test_other_programs_are_told_the_figures_of_the_command(samples):
    room = RoomRead(samples.dataset, OfficeDecisions())
    for level in (None, *LEVELS):
        told = room.answer(asked_records(Subject.SUMMARY, level and level.value, None))
        pd.testing.assert_frame_equal(told, summary(figures_of(samples.dataset), level, "indicator")[0])
    found = room.answer(asked_records(Subject.CHECK, None, None))
    pd.testing.assert_frame_equal(found, check(samples.dataset.problems, figures_of(samples.dataset)))


def test_the_exported_document_of_the_command_is_the_brief_of_the_meeting(samples, document):
    assert document in text_of_document(export(samples.dataset, ".docx"))


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
