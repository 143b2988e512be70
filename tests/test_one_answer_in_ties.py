"""Where two areas are equally far behind every page, document and command names both, by data made for it."""

import re

import pytest

from stunting.analysis.coverage.standings import furthest_behind, furthest_words
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.cli.commands import figures_of, inequalities, summary
from stunting.pipeline import Upload, read_files
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import report_content
from stunting.ui.visit.session import no_results, workspace_of
from stunting.ui.words.wording import PREVALENCE_AREAS
from tests.document_texts import text_of_document
from tests.pages.said import said

pytestmark = pytest.mark.usefixtures("what_all_pages_need")

DESA = (
    *(("Penajam", "Petung"), ("Waru", "Sesulu"), ("Babulu", "Rintik")),
    *(("Sepaku", "Maridan"), ("Sepaku", "Mentawir"), ("Sepaku", "Semoi Dua")),
)
SASARAN = (1000, 1000, 2000, 1000, 1000, 1000)
# Served of SASARAN. Tablets: Penajam 80, Waru and Babulu 40, Sepaku 60 %, of a target of 80 % (2024).
TABLETS = (800, 400, 800, 500, 500, 800)
# 90, 70, 70 and 76.7 %, of 100 % (2024): nowhere further behind than the tablets, but in Sepaku.
WATER = (900, 700, 1400, 700, 700, 900)
# 10, 30, 30 and 20 %: the highest in Waru and Babulu, in Sepaku in Maridan and Mentawir.
STUNTED = (100, 300, 600, 250, 250, 100)
FILES = (
    ("CAKUPAN TTD 90 TABLET IBU HAMIL", "ibu hamil", "Ibu hamil mendapat TTD 90 tablet", TABLETS),
    ("AKSES AIR MINUM LAYAK", "rumah tangga", "Rumah tangga dengan akses air minum layak", WATER),
    ("PREVALENSI STUNTING E-PPGBM", "balita diukur", "Balita stunting", STUNTED),
)
TIED = "Babulu dan Waru"
OFFICE = "Dinas Kesehatan"


@pytest.fixture(scope="module")
def tied():
    uploads = []
    for at, (title, group, served, numbers) in enumerate(FILES):
        rows = "".join(
            f"{kecamatan};{desa};{people};{number}\n"
            for (kecamatan, desa), people, number in zip(DESA, SASARAN, numbers, strict=True)
        )
        heads = f"Kecamatan;Desa/Kelurahan;Jumlah {group};{served}\n"
        title = f"{title} TAHUN 2025 KABUPATEN PENAJAM PASER UTARA\n\n"
        uploads.append(Upload(f"{at}.csv", (title + heads + rows).encode()))
    dataset = read_files(uploads)
    assert not dataset.problems
    return workspace_of(dataset)


@pytest.fixture(scope="module")
def page(tied):
    results = no_results()
    return lambda script, part=("", ""), **query: said(tied, results, script, part, **query)


@pytest.fixture(scope="module")
def content(tied):
    return report_content(tied.dataset, tied.catalogue, load_gazetteer())


def test_the_one_function_names_both(content):
    rows = content.kecamatan[content.kecamatan["indicator"] == "pregnant_ifa_90"]
    assert furthest_behind(rows)["area"].tolist() == ["Babulu", "Waru"]
    assert furthest_words(rows) == f"{TIED}, masing-masing 40,0 %"


def test_the_overview_names_the_areas_with_most_missed_and_has_both_at_the_end(page):
    said = page("achievement/overview")
    assert "Paling jauh TTD 90 tablet ibu hamil: 54,3 % dari target 80 %" in said
    assert "Paling berat Waru, Babulu, dan Sepaku (masing-masing 2 di bawah target)" in said
    assert "Terjauh: Waru dan Babulu 40,0 %" in said


def test_the_meeting_names_both_for_a_service_and_for_stunting(page):
    said = page("achievement/meeting")
    assert f"target TTD 90 tablet ibu hamil; terjauh {TIED}, masing-masing 40,0 %" in said
    assert f"target Akses air minum layak; terjauh {TIED}, masing-masing 70,0 %" in said
    assert f"Stunting tertinggi: {TIED}, masing-masing 30,0 %" in said


def test_the_page_of_an_office_counts_both_and_names_them_as_hint(page):
    row = re.search(r"^Baris TTD 90 tablet.*", page("achievement/sector", opd=OFFICE), re.MULTILINE)[0]
    assert "| 2 wilayah 40 |" in row
    assert TIED in row.split("Petunjuk: ")[1]


def test_the_page_of_stunting_names_both(page):
    said = page("achievement/prevalence", ("bagian_prevalensi", PREVALENCE_AREAS))
    assert f"Prevalensi stunting: tertinggi {TIED}, masing-masing 30,0 %, terendah Penajam 10,0 %" in said


def test_the_plan_begins_with_both(page):
    said = page("follow_up/plan")
    rows = re.findall(r"^Baris TTD 90 tablet ibu hamil\..*? Nilai: .+? \| (.+?) \|", said, re.MULTILINE)
    assert sorted(rows[:2]) == ["Babulu", "Waru"]


def test_documents_name_both(content):
    asked = (
        f"TTD 90 tablet ibu hamil: apa penyebab selisih 25,7 poin dari target, terutama di {TIED}, masing-"
    )
    for brief in (kabupaten_brief(content), office_brief(content, OFFICE)):
        assert asked in text_of_document(brief)


def test_the_commands_show_both_as_far(tied):
    gathered = figures_of(tied.dataset)
    rows = summary(gathered, "kecamatan", "indicator")[0].set_index(["indicator", "area"])["gap_points"]
    assert rows["pregnant_ifa_90"].round(9).to_dict() == {
        "Penajam": 0,
        "Waru": 40,
        "Babulu": 40,
        "Sepaku": 20,
    }
    unequal = inequalities(gathered, "kecamatan")[0].set_index("indicator").loc["pregnant_ifa_90"]
    # One of the two is named and the other counted with it.
    assert unequal["worst_area"] in TIED
    assert unequal["worst_alike"] == 1


def test_in_one_kecamatan_its_own_largest_gap_and_its_own_two_desa_are_named(page, content):
    """Water is 23.3 points short in Sepaku, the tablets 20; Maridan and Mentawir tie in both."""
    first = "Paling jauh Akses air minum layak: 76,7 % dari target 100 %"
    desa = "Maridan dan Mentawir"
    overview = page("achievement/overview", kecamatan="Sepaku")
    assert first in overview
    assert f"Paling berat {desa} (masing-masing 2 di bawah target)" in overview
    assert f"Terjauh: {desa} 70,0 %" in overview
    meeting = page("achievement/meeting", kecamatan="Sepaku")
    assert first in meeting
    assert f"target Akses air minum layak; terjauh {desa}, masing-masing 70,0 %" in meeting
    assert f"Stunting tertinggi: {desa}, masing-masing 25,0 %" in meeting
    assert first in page("achievement/kecamatan", kecamatan="Sepaku")
    assert "selisih terbesar Akses air minum layak: 76,7 %" in text_of_document(
        kecamatan_brief(content, "64.09.04")
    )
    office = page("achievement/sector", kecamatan="Sepaku", opd=OFFICE)
    assert (
        "satu-satunya indikator yang dapat dinilai belum tercapai. Paling jauh TTD 90 tablet ibu hamil"
        in office
    )
    row = re.search(r"^Baris TTD 90 tablet.*", office, re.MULTILINE)[0]
    assert "| 2 wilayah 50 |" in row
    assert desa in row.split("Petunjuk: ")[1]
