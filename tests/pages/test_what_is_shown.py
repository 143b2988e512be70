"""Tables and previews of the screens say what stands in the data."""

import pandas as pd

from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import CellRole, SheetPreview
from stunting.model.problems import ProblemKind, problem
from stunting.model.summaries import COVERAGE
from stunting.ui.data.recognised import coloured_preview
from stunting.ui.shown.problem_list import alike_table, problem_table
from stunting.ui.visit.choices import LATEST, Choices, options_of
from tests.pages.screens import components, html_text, only

PRIORITY = "pages/priority/priority.py"
KECAMATAN = "pages/achievement/kecamatan.py"
OVERVIEW = "pages/achievement/overview.py"


def coverage_of(**columns) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    frame = COVERAGE.empty().reindex(range(rows))
    return frame.assign(**columns)


def test_the_preview_marks_each_cell_by_letter_and_tint():
    preview = SheetPreview(
        texts=(("REKAP", ""), ("Desa", "Sasaran"), ("Sesulu", "60")),
        roles=(
            (CellRole.TITLE, CellRole.EMPTY),
            (CellRole.HEADER, CellRole.HEADER),
            (CellRole.AREA, CellRole.NUMBER),
        ),
    )
    style = coloured_preview(preview)
    shown = style.data
    assert shown.columns.tolist() == ["A", "B"]
    assert shown.index.tolist() == [1, 2, 3]
    assert shown.to_numpy().tolist() == [
        ["J · REKAP", ""],
        ["K · Desa", "K · Sasaran"],
        ["W · Sesulu", "A · 60"],
    ]
    html = style.to_html()
    assert html.count("background-color") == 4


def test_problems_of_one_kind_on_a_sheet_are_one_row_and_can_be_listed_one_by_one():
    problems = [
        problem(ProblemKind.UNKNOWN_AREA, area=name, inside="", file="a.xlsx", sheet="S", cell=cell)
        for name, cell in (("Satu", "B4"), ("Dua", "B5"))
    ] + [problem(ProblemKind.UNREADABLE_FILE, file="b.xlsx", reason="rusak")]
    table = alike_table(problems)
    assert table["Tingkat"].tolist() == ["Tidak terbaca", "Perlu diperiksa"]
    assert table["Tempat"].tolist() == ["b.xlsx", "a.xlsx › S › B4, B5"]
    assert table["Masalah"][1].startswith("2 hal serupa")
    assert len(problem_table(problems)) == 3


def test_choices_name_each_value_once_even_where_two_kecamatan_share_a_name():
    frame = coverage_of(
        area_level=["kecamatan"] * 3,
        area_key=["64.09.04", "64.01.09", "64.09.02"],
        area=["Sepaku", "Sepaku", "Waru"],
        period=["2023", "2025-08", "2024"],
        indicator=["growth_monitoring", "growth_monitoring", "tidak dikenal"],
    )
    options = options_of(frame, load_catalogue())
    assert list(options.kecamatan.values()) == ["Sepaku (64.09.04)", "Sepaku (64.01.09)", "Waru"]
    assert list(options.periods) == ["2025-08", "2024", "2023"]
    assert list(options.indicators) == ["growth_monitoring"]
    assert list(options.sectors) == ["Kesehatan"]


def test_the_latest_period_of_each_indicator_is_no_filter():
    frame = coverage_of(period=["2023", "2024"], sector=["KB", "KB"], indicator=["a", "b"])
    assert Choices(period=LATEST).of_period(frame)["period"].tolist() == ["2023", "2024"]
    assert Choices(period="2023").of_period(frame)["period"].tolist() == ["2023"]
    assert Choices(sector="KB", indicator="b").of_subject(frame)["indicator"].tolist() == ["b"]


def test_percentages_alone_show_the_desa_and_claim_nothing_for_the_kecamatan(open_page, ppu):
    percents = only(ppu, lambda rows: (rows["measure"] == "percent") & ~rows["is_total"])
    app = open_page(OVERVIEW, percents)
    assert any("yang ditampilkan desa/kelurahan" in box.value for box in app.info)
    app = open_page(KECAMATAN, percents, kecamatan="Waru")
    assert any("belum dapat dihitung" in box.value for box in app.info)
    assert "angka desa/kelurahan di bawah target" in html_text(app)
    assert len(next(one for one in components(app) if "items" in one)["items"]) == 4
    assert not app.success


def test_without_weights_the_priority_page_asks_for_one(open_page, seen_ppu):
    app = open_page(PRIORITY, seen_ppu)
    for slider in app.slider:
        slider.set_value(0)
    app.run()
    assert not app.exception
    assert [box.value for box in app.warning] == ["Sedikitnya satu bobot harus lebih dari nol."]


def test_the_camat_is_asked_for_coordination_only(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu, kecamatan="Sepaku")
    said = html_text(app).split("Lembar Camat")[0]
    for task in ("Meneruskan instruksi", "Mengoordinasikan", "Mengimbau", "Memfasilitasi rembuk"):
        # Each verb once, with all that it is about behind it.
        assert said.count(task) == 1
    assert "menyusun program" not in said.lower()
