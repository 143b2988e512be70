"""Forms of an office that tell of the kabupaten alone: percentages against targets, and a checklist."""

import pytest

from stunting.charts.chart import ChartPoint
from stunting.ui.visit.session import workspace_of
from tests.builders import observe, ppu_dataset
from tests.pages.screens import assert_sound, cards, charts, html_text, links, seen

OVERVIEW, OFFICE, KECAMATAN = (f"pages/achievement/{name}.py" for name in ("overview", "sector", "kecamatan"))
PLAN, PROMISES, DOCUMENTS = (f"pages/follow_up/{name}.py" for name in ("plan", "promises", "documents"))
QUALITY = "pages/data/quality.py"
PUBLISHED = "stunting_data_published"


def told(**values):
    """Data with one figure of Penajam Paser Utara in 2024."""
    figure = {"area_code": "64.09", "period": "2024", "sector": "Kesehatan", **values}
    dataset = ppu_dataset()
    observed = observe([figure])
    return seen(workspace_of(type(dataset)(observed, dataset.sources[:1], (), (), kabupaten="64.09")))


@pytest.fixture(scope="module")
def percents():
    """60 % of pregnant women against a target of 80 %."""
    return told(indicator="pregnant_ifa_90", measure="percent", value=60.0, written="60")


@pytest.fixture(scope="module")
def checklist():
    """One thing that the kabupaten has not done."""
    return told(indicator=PUBLISHED, measure="yesno", value=0.0, written="Tidak")


def test_the_plan_says_why_it_has_no_row(open_page, percents):
    app = open_page(PLAN, percents)
    assert_sound(app)
    assert "Belum ada baris rencana: 1 indikator kabupaten di bawah target" in html_text(app)
    app = open_page(PROMISES, percents)
    assert_sound(app)
    assert app.info[0].value.endswith("Rencana pada kunjungan ini belum memuat baris.")


def test_page_kecamatan_leads_to_where_the_figures_are(open_page, percents):
    app = open_page(KECAMATAN, percents)
    assert_sound(app)
    assert links(app) == ["Ringkasan", "OPD"]


def test_no_kecamatan_is_offered_where_there_is_none(open_page, percents):
    app = open_page(DOCUMENTS, percents)
    assert_sound(app)
    assert [one.label for one in app.selectbox if one.key.startswith("dokumen")] == ["OPD"]


def test_a_legend_names_only_marks_that_are_drawn(open_page, percents, seen_ppu):
    legend = next(
        line for line in html_text(open_page(OVERVIEW, percents)).splitlines() if "┃ target" in line
    )
    assert "○" not in legend
    assert "↓ baik" not in legend
    assert "↓ baik: makin rendah makin baik" in html_text(open_page(OVERVIEW, seen_ppu))


def test_a_checklist_is_told_in_words(open_page, checklist):
    app = open_page(OVERVIEW, checklist)
    assert_sound(app)
    assert "Publikasi data stunting: belum terpenuhi" in html_text(app)
    assert "belum" in [cell.get("text") for cell in cards(app)[0]["rows"][0]["cells"]]
    app = open_page(OFFICE, checklist)
    assert_sound(app)
    # What is done or not has no pace.
    assert not charts(app)


def test_the_trace_of_a_checklist_counts_no_desa(open_page, checklist):
    app = open_page(OVERVIEW, checklist)
    app.session_state["trace_asked"] = ChartPoint("64.09", PUBLISHED, "2024", "register")
    app.run()
    assert_sound(app)
    said = html_text(app)
    assert "0 dari 1 menjawab Ya" in said
    assert "desa/kelurahan terisi" not in said
    assert "Jarak ke target" not in said


def test_without_a_question_the_page_says_so(open_page, checklist):
    app = open_page(QUALITY, checklist)
    assert_sound(app)
    assert app.info[0].value == "Tidak ada sel yang perlu ditanyakan untuk pilihan ini."


def test_percentages_of_desa_leave_no_list_empty(open_page):
    dataset = ppu_dataset()
    figure = {"indicator": "pregnant_ifa_90", "measure": "percent", "period": "2024"}
    codes = ("64.09.02.2001", "64.09.02.2002", "64.09.04.1005")
    observed = observe([figure | {"area_code": code, "value": 50.0} for code in codes])
    workspace = workspace_of(type(dataset)(observed, dataset.sources[:1], (), (), kabupaten="64.09"))
    app = open_page(OVERVIEW, workspace)
    assert_sound(app)
    assert "3 dari 3 angka desa/kelurahan" in html_text(app)
    app = open_page(KECAMATAN, workspace, kecamatan="Waru")
    assert_sound(app)
    assert "Tugas disusun dari angka kecamatan" in html_text(app)


def test_a_prevalence_of_desa_alone_is_no_prevalence_of_the_kabupaten(open_page):
    dataset = ppu_dataset()
    figure = {"indicator": "stunting_prevalence", "measure": "percent", "period": "2024", "value": 12.0}
    observed = observe([figure | {"area_code": code} for code in ("64.09.02.2001", "64.09.02.2002")])
    workspace = workspace_of(type(dataset)(observed, dataset.sources[:1], (), (), kabupaten="64.09"))
    app = open_page("pages/achievement/prevalence.py", workspace)
    assert_sound(app)
    assert "Prevalensi seluruh wilayah ini belum dapat dihitung" in html_text(app)


def test_a_list_of_nothing_is_no_list(open_page):
    """Answers of desa alone: less than half of the weight has data."""
    dataset = ppu_dataset()
    answers = [
        {"area_code": code, "indicator": "village_bkb_1000hpk", "measure": "yesno", "value": 1.0}
        for code in ("64.09.02.2001", "64.09.02.2002", "64.09.02.2004")
    ]
    observed = observe(answers)
    only_answers = workspace_of(type(dataset)(observed, dataset.sources[:1], (), (), kabupaten="64.09"))
    app = open_page("pages/priority/priority.py", only_answers)
    assert_sound(app)
    assert cards(app) == []
    assert any("sedikitnya separuh bobot" in one.value for one in app.info)
