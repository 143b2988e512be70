import math

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.comparison import MAX_BARS, areas_compared
from stunting.model.areas import AreaLevel
from tests.builders import DESA
from tests.charts.rows import frame, ifa, ppu_ifa, row, values_beside

CATALOGUE = load_catalogue()


def bars(chart):
    """Length, text and point of every bar, by the area key it stands for."""
    texts = values_beside(chart)
    return {
        point[0]: (length, texts[place])
        for trace in chart.figure.data
        if trace.type == "bar"
        for length, place, point in zip(trace.x, trace.y, trace.customdata, strict=True)
    }


def scatters(chart, mode):
    return [trace for trace in chart.figure.data if trace.type == "scatter" and trace.mode == mode]


def named_lines(chart):
    return {trace.name: trace.x[0] for trace in scatters(chart, "lines")}


def test_kecamatan_are_compared_with_target_and_kabupaten():
    chart = areas_compared(ppu_ifa(), CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN, source="kia.xlsx")
    assert chart.title == (
        "TTD 90 tablet ibu hamil: 3 dari 4 kecamatan di bawah target 90 %; "
        "terjauh Sepaku 68,6 %, kurang 214 ibu hamil"
    )
    assert bars(chart) == {
        "64.09.01": (95.0, "95,0 % \u2713"),
        "64.09.02": (86.67, "86,7 % \u25cb"),
        "64.09.03": (89.0, "89,0 % \u25cb"),
        "64.09.04": (68.6, "68,6 % \u25bc"),
    }
    lines = named_lines(chart)
    assert lines["target 90 %"] == 90
    assert round(lines["kabupaten 85,0 %"], 2) == 85.03  # 2806 / 3300
    assert "Waru 86,7 %" in chart.alt
    assert "Penajam Paser Utara: 85,0 %" in chart.alt
    assert chart.unit == "% dari ibu hamil"
    assert chart.source == "kia.xlsx; target: RPJMD 2024"
    assert chart.period == "Tahun 2024"


def test_the_table_holds_what_is_drawn_worst_first():
    table = areas_compared(ppu_ifa(), CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN).table
    assert table["Wilayah"].tolist() == ["Sepaku", "Waru", "Babulu", "Penajam"]
    assert table.iloc[0].tolist() == [
        *("Sepaku", "Sepaku", "68,6 %", "686", "1.000", "90 %", "kurang 214 ibu hamil", "\u25bc Tertinggal")
    ]


def test_an_unverified_target_says_so():
    coverage = ppu_ifa().assign(target_verified=False)
    chart = areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN)
    assert "belum terverifikasi" in chart.source


def test_missing_is_a_dash_and_never_a_bar():
    coverage = frame(ifa("64.09.01", 95, 100, "met", 0), row("64.09.02", reason="sasaran kosong"))
    chart = areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN)
    assert set(bars(chart)) == {"64.09.01"}
    (mark,) = scatters(chart, "markers")
    assert mark.customdata[0][0] == "64.09.02"
    assert mark.marker.opacity == 0
    assert "belum ada data" in [note.text for note in chart.figure.layout.annotations]
    assert values_beside(chart)[1] == "\u2013"
    assert "sasaran kosong" in mark.hovertext[0]
    assert chart.title.endswith("1 kecamatan belum ada data")
    assert chart.table["Capaian"].tolist() == ["95,0 %", "\u2013"]


def test_a_true_zero_is_drawn_as_zero():
    coverage = frame(ifa("64.09.01", 0, 100, "far", 90), ifa("64.09.02", 50, 100, "far", 40))
    assert (
        bars(areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN))["64.09.01"][0] == 0
    )


def test_lower_is_better_turns_order_and_words():
    def unmet(code, share, status, points, people):
        return row(
            code,
            indicator="unmet_need_kb",
            target_group="PUS",
            share=share,
            target=0.07,
            gap_points=points,
            gap_people=people,
            status=status,
        )

    coverage = frame(unmet("64.09.01", 0.05, "met", 0, 0), unmet("64.09.02", 0.12, "far", 5.0, 41))
    chart = areas_compared(coverage, CATALOGUE, "unmet_need_kb", AreaLevel.KECAMATAN)
    assert (
        chart.title
        == "Unmet need KB: 1 dari 2 kecamatan di atas batas 7 %; terjauh Waru 12,0 %, lebih 41 PUS"
    )
    assert chart.table["Wilayah"].tolist() == ["Waru", "Penajam"]


def test_nothing_known_explains_itself():
    for coverage in (frame(), frame(row("64.09.01"), row("64.09.02"))):
        chart = areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN)
        assert chart.title == "TTD 90 tablet ibu hamil: belum ada data per kecamatan"
        assert not chart.figure.data


def test_one_kecamatan_only_and_only_percentages():
    only = row("64.09.01", share=0.62, basis="printed", status="no_target")
    chart = areas_compared(frame(only), CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN)
    assert chart.title == "TTD 90 tablet ibu hamil: Penajam 62,0 %, belum ada target"
    assert chart.table.iloc[0][["Terlayani", "Sasaran", "Target"]].tolist() == ["\u2013"] * 3
    assert not named_lines(chart)


def test_survey_and_register_are_never_one_chart():
    survey = row("64.09.02", series="survey", share=0.31, status="no_target", indicator="stunting_prevalence")
    register = row("64.09.01", share=0.12, status="no_target", indicator="stunting_prevalence")
    chart = areas_compared(frame(survey, register), CATALOGUE, "stunting_prevalence", AreaLevel.KECAMATAN)
    assert set(bars(chart)) == {"64.09.01"}


def test_the_latest_period_with_numbers_is_drawn():
    coverage = frame(
        ifa("64.09.01", 80, 100, "near", 10, period="2024-11"),
        ifa("64.09.01", 85, 100, "near", 5, period="2024-12"),
        row("64.09.01", period="2025-01"),
    )
    chart = areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN)
    assert chart.period == "Desember 2024"
    assert bars(chart) == {"64.09.01": (85.0, "85,0 % \u25cb")}


def test_desa_of_the_same_name_as_their_kecamatan_are_ranked():
    coverage = frame(ifa("64.09.02.1003", 20, 40, "far", 16), ifa("64.09.04.1005", 30, 40, "behind", 6))
    chart = areas_compared(coverage, CATALOGUE, "pregnant_ifa_90", AreaLevel.DESA)
    assert chart.title == (
        "TTD 90 tablet ibu hamil: 2 dari 2 desa/kelurahan di bawah target 90 %; "
        "terjauh Waru 50,0 %, kurang 16 ibu hamil"
    )
    assert chart.table["Kecamatan"].tolist() == ["Waru", "Sepaku"]


def test_a_thousand_desa_are_limited_and_say_so():
    code = next(iter(DESA))
    many = [
        ifa(code, 10 + number % 80, 100, "far", 1, area_key=f"64.99.01.{number}", area=f"Desa {number}")
        for number in range(1040)
    ]
    chart = areas_compared(frame(*many), CATALOGUE, "pregnant_ifa_90", AreaLevel.DESA)
    drawn = bars(chart)
    assert len(drawn) == MAX_BARS == len(chart.table)
    assert chart.note.startswith("Digambar 30 terjauh dari 1.040. Diurutkan menurut nilai")
    assert max(length for length, _ in drawn.values()) == 12.0  # 13 desa each at 10 and 11, 4 at 12
    assert not any(math.isnan(length) for length, _ in drawn.values())


def test_desa_with_few_people_are_grey_and_say_so():
    """8 of 10: Wilson 49,0-94,3 % (z = 1,96: (0,8 + 0,19208) / 1,38416 +- 0,2266)."""
    few, many = list(DESA)[:2]
    chart = areas_compared(
        frame(ifa(few, 8, 10, "behind", 1), ifa(many, 30, 60, "far", 24)),
        CATALOGUE,
        "pregnant_ifa_90",
        AreaLevel.DESA,
    )
    grey = next(trace for trace in chart.figure.data if trace.name == "sasaran < 20")
    assert [point[0] for point in grey.customdata] == [few]
    assert "selang 95 %: 49,0\u201394,3 %; sasaran di bawah 20: angka mudah berubah" in grey.hovertext[0]
    table = chart.table.set_index("Wilayah")
    assert table.loc[DESA[few], ["Capaian", "Selang 95 %"]].tolist() == ["80,0 %", "49,0\u201394,3 %"]
    assert table.loc[DESA[few], "Status"].endswith("; sasaran < 20")
    assert "sasaran" not in table.loc[DESA[many], "Status"]
