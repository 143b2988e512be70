"""A doubtful column: asked about, shown without a verdict, settled by one click."""

import io

import openpyxl
import pytest

from stunting.ui.words import wording
from stunting.ui.words.literal import literal
from tests.pages.screens import assert_sound, html_text

UPLOAD = "pages/data/upload.py"
OVERVIEW = "pages/achievement/overview.py"
KECAMATAN = "pages/achievement/kecamatan.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOUBTFUL = "TTD 90 tablet ibu hamil (jumlah)"


def matrix(*heads: str) -> bytes:
    """Whole numbers up to 100: "jumlah" says people, the title says coverage."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    desa = ("Api-api", "Sesulu", "Bangun Mulya")
    for row in (
        ["Cakupan layanan ibu hamil Kabupaten Penajam Paser Utara tahun 2024"],
        [],
        ["Kecamatan", "Desa", *heads],
        *(["Waru", name, *[at + 90] * len(heads)] for at, name in enumerate(desa)),
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def doubted(open_page):
    """The page of upload after a workbook with one doubtful column."""
    app = open_page(UPLOAD)
    return app.file_uploader[0].set_value([("rekap.xlsx", matrix(DOUBTFUL), XLSX)]).run()


def test_one_question_with_two_readings_one_click_settles_all_its_cells(doubted):
    app = doubted
    assert_sound(app)
    assert wording.DOUBTS_CARD.format(count=1) in html_text(app)
    assert any("TTD 90 tablet" in one.value and "3 angka" in one.value for one in app.markdown)
    first, second = (app.button(key=f"ragu_0_{place}") for place in (0, 1))
    assert {first.label, second.label} == {"persentase", literal("capaian (terlayani)")}
    percent = first if first.label == "persentase" else second
    percent.click().run()
    assert_sound(app)
    workspace = app.session_state["workspace"]
    assert [one.value for one in workspace.office.decisions] == ["percent"]
    assert set(workspace.dataset.observations["certainty"]) == {"sure"}
    assert wording.DOUBTS_CARD.format(count=1) not in html_text(app)
    assert [one.value for one in app.info] == [
        f"Jawaban disimpan: Ukuran kolom \u201c{literal(DOUBTFUL)}\u201d: **persentase**; "
        "3 angka kini pasti, tidak ada yang masih menunggu."
    ]
    app.run()
    assert not app.info  # said once


def test_people_are_no_percentages_once_that_is_said_and_lack_their_sasaran(doubted):
    offered = [doubted.button(key=f"ragu_0_{place}") for place in (0, 1)]
    [people] = [one for one in offered if one.label != "persentase"]
    people.click().run()
    workspace = doubted.session_state["workspace"]
    rows = workspace.dataset.observations
    assert (set(rows["measure"]), set(rows["unit"])) == ({"numerator"}, {""})
    assert workspace.dataset.problems == ()
    assert any("tanpa sasaran" in one.value for one in doubted.warning)


def test_doubtful_figures_are_shown_without_verdict_and_the_headline_says_how_many_wait(doubted):
    app = doubted
    app.switch_page(KECAMATAN).run()
    app.query_params["kecamatan"] = "64.09.02"
    app.run()
    assert_sound(app)
    assert not app.success
    app.switch_page(OVERVIEW).run()
    assert_sound(app)
    assert any("belum ada indikator yang dihitung tercapai" in one.value for one in app.warning)
    assert "mencapai target" not in html_text(app)


def test_reasons_and_the_runner_up_stand_in_what_was_recognised(doubted):
    app = doubted
    app.session_state["bagian_unggah"] = "Yang dikenali"
    app.session_state["mengapa_0_1"] = True
    app.run()
    assert_sound(app)
    lines = [line for one in app.markdown for line in one.value.splitlines()]
    assert any(line.startswith("- bacaan terdekat") for line in lines)
    choose = next(one for one in app.button if one.label.startswith("Pakai "))
    choose.click().run()
    assert_sound(app)
    assert len(app.session_state["workspace"].office.decisions) == 1


def test_nothing_usable_never_says_that_nothing_is_to_be_checked(open_page):
    app = open_page(UPLOAD)
    app.file_uploader[0].set_value([("rekap.xlsx", matrix("Zyx", "Abc"), XLSX)]).run()
    assert_sound(app)
    assert not [one for one in app.success if one.value == wording.PROBLEMS_NONE]
    kinds = [one.kind for one in app.session_state["workspace"].dataset.problems]
    assert "nothing_usable" in kinds
    app.switch_page(OVERVIEW).run()
    assert_sound(app)
