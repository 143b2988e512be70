from stunting.catalogue.indicators import load_catalogue
from stunting.charts.heatmap import MAX_AREAS, MAX_INDICATORS_ACROSS, coverage_heatmap
from tests.builders import DESA
from tests.charts.rows import frame, ifa, ppu_ifa, row

CATALOGUE = load_catalogue()
DASH = "\u2013"


def cells(chart):
    """Text, status trace and column of every cell, by area and indicator (and series)."""
    return {
        (point[0], point[1], point[3]): (text, trace.name, column)
        for trace in chart.figure.data
        for text, column, point in zip(trace.text, trace.x, trace.customdata, strict=True)
    }


def labels(chart):
    return [note.text for note in chart.figure.layout.annotations]


def test_every_pair_has_a_cell_with_value_and_sign():
    chart = coverage_heatmap(ppu_ifa(), CATALOGUE, source="kia.xlsx")
    drawn = cells(chart)
    assert drawn["64.09", "pregnant_ifa_90", "register"] == ("85,0 % \u25cb", "\u25cb Hampir tercapai", 0)
    assert drawn["64.09.04", "pregnant_ifa_90", "register"] == ("68,6 % \u25bc", "\u25bc Tertinggal", 4)
    assert len(drawn) == 5
    assert chart.title == (
        "TTD 90 tablet ibu hamil: 3 dari 4 kecamatan di bawah target 90 %; "
        "terjauh Sepaku 68,6 %, kurang 214 ibu hamil"
    )
    assert "tercapai 1, hampir tercapai 2, tertinggal 1" in chart.alt
    assert chart.table.iloc[0].tolist() == [
        *("Kesehatan", "TTD 90 tablet ibu hamil", "90 %"),
        *("85,0 % \u25cb", "95,0 % \u2713", "86,7 % \u25cb", "89,0 % \u25cb", "68,6 % \u25bc"),
    ]


def test_a_pair_without_a_row_is_hatched_and_not_zero():
    survey = row(
        "64.09", series="survey", indicator="stunting_prevalence", share=0.31, status="far", target=0.14
    )
    chart = coverage_heatmap(frame(*ppu_ifa().to_dict("records"), survey), CATALOGUE)
    drawn = cells(chart)
    assert drawn["64.09.04", "stunting_prevalence", "survey"][:2] == (DASH, f"{DASH} Belum ada data")
    hatched = next(trace for trace in chart.figure.data if trace.name == f"{DASH} Belum ada data")
    assert hatched.marker.pattern.shape == "/"
    assert "Prevalensi stunting (survei)" in labels(chart)
    assert chart.table.set_index("Indikator").loc["Prevalensi stunting (survei)", "Sepaku"] == DASH


def test_several_indicators_are_counted_and_the_area_with_most_is_named():
    immunisation = ifa("64.09.04", 50, 100, "far", 40, indicator="basic_immunization_complete")
    chart = coverage_heatmap(frame(*ppu_ifa().to_dict("records"), immunisation), CATALOGUE)
    assert chart.title == (
        "4 dari 5 capaian indikator per kecamatan belum memenuhi target; "
        "terbanyak di Sepaku (2 dari 2 indikator)"
    )


def test_sectors_head_their_indicators_in_the_order_of_the_catalogue_and_gaps_fall():
    def one(indicator, sector, points):
        return row(
            "64.09.01",
            indicator=indicator,
            sector=sector,
            share=0.5,
            target=0.9,
            gap_points=points,
            status="far",
        )

    coverage = frame(
        one("sanitation_access", CATALOGUE.indicators["sanitation_access"].sector, 40.0),
        one("pregnant_ifa_90", "Kesehatan", 5.0),
        one("exclusive_breastfeeding", "Kesehatan", 30.0),
    )
    texts = labels(coverage_heatmap(coverage, CATALOGUE))
    assert texts[:3] == ["<b>Kesehatan</b>", "ASI eksklusif bayi &lt; 6 bulan", "TTD 90 tablet ibu hamil"]
    assert texts[3].startswith("<b>")


def test_a_count_shows_its_number_and_has_no_target():
    count = row("64.09.01", indicator="tpk_count", sector="KB", numerator=136.0, status="no_target")
    other = row("64.09.01", indicator="krs_accompaniment", sector="KB", share=0.5, status="no_target")
    chart = coverage_heatmap(frame(count, other), CATALOGUE)
    assert cells(chart)["64.09.01", "tpk_count", "register"][0] == "136 \u00b7"
    assert chart.title == "2 indikator di 1 wilayah, belum ada yang bertarget"


def test_a_kecamatan_and_a_desa_of_one_name_are_told_apart():
    coverage = frame(ifa("64.09.02", 260, 300, "near", 10), ifa("64.09.02.1003", 20, 40, "far", 16))
    assert coverage_heatmap(coverage, CATALOGUE).table.columns[3:].tolist() == ["Kec. Waru", "Waru (Waru)"]


def test_many_areas_become_lines_with_signs_worst_first():
    codes = list(DESA)[:10]
    coverage = frame(*(ifa(code, 95, 100, "met", 0) for code in codes[:9]), ifa(codes[9], 20, 100, "far", 70))
    chart = coverage_heatmap(coverage, CATALOGUE)
    assert cells(chart)[codes[9], "pregnant_ifa_90", "register"][0] == "\u25bc\u25bc"
    assert chart.figure.layout.yaxis.ticktext[0] == DESA[codes[9]]
    assert chart.table.iloc[0].tolist() == [DESA[codes[9]], "Penajam", "20,0 % \u25bc\u25bc"]


def test_a_province_is_limited_and_says_so():
    code = next(iter(DESA))
    indicators = list(CATALOGUE.indicators)[:20]
    many = [
        ifa(
            code,
            20,
            100,
            "far",
            70,
            area_key=f"64.99.01.{number}",
            area=f"Desa {number}",
            indicator=indicator,
        )
        for number in range(1040)
        for indicator in indicators
    ]
    chart = coverage_heatmap(frame(*many), CATALOGUE)
    assert len(cells(chart)) == MAX_AREAS * MAX_INDICATORS_ACROSS == 960
    assert chart.note == (
        "Digambar 60 dari 1.040 desa/kelurahan dengan indikator belum tercapai terbanyak. "
        "Digambar 16 dari 20 indikator dengan kesenjangan terbesar."
    )
    assert len(chart.table) == 60


def test_nothing_to_compare_explains_itself():
    chart = coverage_heatmap(frame(), CATALOGUE)
    assert chart.title == "Belum ada indikator yang dapat dibandingkan antarwilayah"
    assert not chart.figure.data


def test_an_uploaded_name_stays_text():
    odd = ifa("64.09.01", 95, 100, "met", 0, area="<b>Waru</b>", area_key="?/<b>waru</b>")
    chart = coverage_heatmap(frame(odd), CATALOGUE)
    assert chart.figure.layout.xaxis.ticktext[0] == "&lt;b&gt;Waru&lt;/b&gt;"
    assert "&lt;b&gt;Waru" in chart.figure.data[0].hovertext[0]


def test_targets_nobody_verified_are_counted():
    chart = coverage_heatmap(ppu_ifa().assign(target_verified=False), CATALOGUE)
    assert chart.note == "1 dari 1 target belum terverifikasi."
    assert coverage_heatmap(ppu_ifa(), CATALOGUE).note == ""


def test_cells_of_few_people_are_grey_and_keep_their_sign():
    few, many = list(DESA)[:2]
    chart = coverage_heatmap(frame(ifa(few, 5, 10, "far", 4), ifa(many, 30, 60, "far", 24)), CATALOGUE)
    drawn = {trace.name: trace for trace in chart.figure.data}
    grey = drawn["sasaran < 20"]
    assert ([point[0] for point in grey.customdata], len(grey.text)) == ([few], 1)
    assert grey.text[0].endswith("\u25bc\u25bc")
    assert grey.marker.color != drawn["\u25bc\u25bc Jauh tertinggal"].marker.color
