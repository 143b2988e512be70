"""Charts of workload, convergence, inequality, priority, and completeness."""

import math

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.completeness import completeness_matrix
from stunting.charts.convergence import convergence_intervals
from stunting.charts.inequality import inequality_bars
from stunting.charts.quadrant import quadrant
from stunting.charts.workload import workload_bars
from stunting.model.areas import AreaLevel
from stunting.model.summaries.convergence import CONVERGENCE
from stunting.model.summaries.inequality import INEQUALITY
from stunting.model.summaries.priority import PRIORITY
from stunting.model.summaries.quality import COMPLETENESS
from stunting.model.summaries.workload import WORKLOAD
from tests.charts.rows import place, rows_of, values_beside

CATALOGUE = load_catalogue()
REGISTER = {"series": "register", "period": "2024"}


def trace_named(chart, name):
    return next(trace for trace in chart.figure.data if trace.name == name)


# Workload


def load(indicator, group, to_reach, per_month, **more):
    named = {"indicator": indicator, "target_group": group, "to_reach": to_reach, "per_month": per_month}
    return REGISTER | place("64.09") | named | {"months_left": 10.0} | more


def test_workload_is_by_sasaran_and_against_the_best_month():
    workload = rows_of(
        WORKLOAD,
        load("drinking_water_access", "rumah tangga", 4000.0, 400.0),
        load(
            "pregnant_ifa_90",
            "ibu hamil",
            62.0,
            6.2,
            best_month=2.0,
            best_month_period="2024-03",
            times_best=3.1,
        ),
        load("unmet_need_kb", "PUS", 50.0, 5.0),
    )
    chart = workload_bars(workload, CATALOGUE)
    texts = values_beside(chart)
    drawn = {
        trace.customdata[0][1]: (list(trace.x), trace.xaxis, texts[round(trace.y[0], 3)])
        for trace in chart.figure.data
    }
    assert drawn == {
        "drinking_water_access": ([400.0], "x", "400"),
        "pregnant_ifa_90": ([6.2], "x2", "6,2 (3,1\u00d7)"),
    }  # unmet need counts cases, not people to reach
    assert (
        chart.title == "TTD 90 tablet ibu hamil: 6,2 ibu hamil per bulan sampai tenggat (10 bulan lagi), "
        "3,1 \u00d7 bulan terbaik"
    )
    assert chart.table["Bulan terbaik"].tolist() == ["\u2013", "2 (Maret 2024)"]


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"to_reach": 0.0, "per_month": 0.0}, "Tidak ada lagi yang harus dijangkau menurut target"),
        (
            {"to_reach": 9.0, "per_month": math.nan, "months_left": 0.0},
            "Tenggat sudah lewat: beban per bulan tidak dapat dihitung",
        ),
        (
            {"to_reach": math.nan, "per_month": math.nan},
            "Beban per bulan belum dapat dihitung: kekurangan orang belum diketahui",
        ),
    ],
)
def test_no_workload_says_why(values, title):
    workload = rows_of(WORKLOAD, load("pregnant_ifa_90", "ibu hamil", 1.0, 1.0) | values)
    assert workload_bars(workload, CATALOGUE).title == title


# Convergence


def interval(code, lower, upper, **more):
    values = {"target_group": "balita", "services": 2, "services_expected": 2, "lower": lower, "upper": upper}
    binding = {"binding": "growth_monitoring", "binding_share": upper}
    return REGISTER | place(code) | values | binding | more


def test_intervals_run_from_least_to_most():
    convergence = rows_of(
        CONVERGENCE, interval("64.09.01", 0.5, 0.9), interval("64.09.02", 0.2, 0.6, upper_people=30.0)
    )
    chart = convergence_intervals(convergence, CATALOGUE, target_group="balita", level=AreaLevel.KECAMATAN)
    (bars,) = chart.figure.data
    assert (list(bars.base), list(bars.x)) == ([20.0, 50.0], [40.0, 40.0])
    assert values_beside(chart) == {0: "20\u201360 %", 1: "50\u201390 %"}
    assert bars.customdata[0] == ["64.09.02", "growth_monitoring", "2024", "register"]
    assert chart.title.startswith(
        "Balita: paling banyak 60,0 % dapat menerima semua 2 layanan di kecamatan terendah, Waru"
    )
    assert chart.table["Paling banyak (orang)"].tolist() == ["30", "\u2013"]


def test_intervals_that_end_alike_are_named_together_with_all_that_binds_them():
    """Waru and Babulu both at most 60,0 %, one for weighing and one for immunisation."""
    convergence = rows_of(
        CONVERGENCE,
        interval("64.09.01", 0.5, 0.9),
        interval("64.09.02", 0.2, 0.6),
        interval("64.09.03", 0.3, 0.6, binding="basic_immunization_complete"),
    )
    chart = convergence_intervals(convergence, CATALOGUE, target_group="balita", level=AreaLevel.KECAMATAN)
    assert chart.title == (
        "Balita: paling banyak 60,0 % dapat menerima semua 2 layanan di kecamatan terendah, Waru dan Babulu, "
        "dibatasi Pemantauan tumbuh kembang balita dan Imunisasi dasar lengkap"
    )


def test_no_two_services_explain_themselves():
    chart = convergence_intervals(
        rows_of(CONVERGENCE), CATALOGUE, target_group="balita", level=AreaLevel.KECAMATAN
    )
    assert chart.title == "balita: belum ada dua layanan yang dapat digabung per kecamatan"


# Inequality


def unequal(indicator, worst, best, mean, **more):
    ends = {"worst_area": "Waru", "worst_key": "64.09.02", "worst_share": worst}
    ends |= {"best_area": "Sepaku", "best_key": "64.09.04", "best_share": best, "mean": mean, "areas": 4}
    points = {"d_points": 100 * abs(best - worst), "area_level": "kecamatan", "indicator": indicator}
    return REGISTER | ends | points | more


def test_the_widest_difference_comes_first():
    inequality = rows_of(
        INEQUALITY, unequal("pregnant_ifa_90", 0.7, 0.8, 0.75), unequal("unmet_need_kb", 0.3, 0.1, 0.2)
    )
    chart = inequality_bars(inequality, CATALOGUE)
    assert list(trace_named(chart, "tertinggal").x) == [30.0, 70.0]
    assert list(trace_named(chart, "terdepan").x) == [10.0, 80.0]
    assert list(trace_named(chart, "rata-rata tertimbang").x) == [20.0, 75.0]
    assert trace_named(chart, "terdepan").customdata[1] == [
        "64.09.04",
        "pregnant_ifa_90",
        "2024",
        "register",
    ]
    assert chart.title == (
        "Paling timpang antar-kecamatan: Unmet need KB, selisih 20,0 poin "
        "antara Waru (30,0 %) dan Sepaku (10,0 %)"
    )
    assert chart.table["Selisih"].tolist() == ["20,0 poin", "10,0 poin"]


def test_one_area_or_another_kecamatan_is_no_comparison():
    alone = rows_of(INEQUALITY, unequal("pregnant_ifa_90", 0.7, 0.7, 0.7, areas=1))
    assert inequality_bars(alone, CATALOGUE).title == "Belum ada dua wilayah yang dapat dibandingkan"
    within = rows_of(INEQUALITY, unequal("pregnant_ifa_90", 0.7, 0.8, 0.75, kecamatan="Waru"))
    assert not inequality_bars(within, CATALOGUE).figure.data
    assert inequality_bars(within, CATALOGUE, kecamatan="Waru").figure.data


# Quadrant


def area(code, cases, children, kind):
    numbers = {"cases": cases, "children": children, "prevalence": cases / children if children else math.nan}
    verdict = {"both": "certain", "prevalence": "depends", "neither": "no"}.get(kind, "")
    return place(code) | numbers | {"quadrant": kind, "verdict": verdict}


def test_areas_stand_by_cases_and_prevalence():
    priority = rows_of(
        PRIORITY,
        area("64.09.01.1001", 60.0, 200.0, "both"),
        area("64.09.01.1002", 10.0, 40.0, "prevalence"),
        area("64.09.01.1003", 20.0, 260.0, "neither"),
        area("64.09.01.1004", math.nan, 0.0, ""),
    )
    chart = quadrant(priority, period="2024", source="eppgbm.xlsx")
    certain = trace_named(chart, "pasti masuk daftar (1)")
    assert (list(certain.x), list(certain.y), certain.marker.symbol) == ([60.0], [30.0], "star")
    assert {trace.marker.symbol for trace in chart.figure.data} == {"star", "diamond", "circle-open"}
    named = [note.text for note in chart.figure.layout.annotations if note.yshift]
    assert named == ["Tanjung Tengah", "Salo Loang", "Petung"]
    assert certain.customdata[0] == ["64.09.01.1001", "stunting_prevalence", "2024", "register"]
    level, upright, ground = chart.figure.layout.shapes
    assert level.y0 == 18.0  # 90 cases of 500 measured
    assert upright.x0 == 30.0
    assert (ground.x0, ground.y0) == (30.0, 18.0)
    assert chart.title == (
        "Di 1 dari 3 desa/kelurahan stunting sekaligus tinggi dan banyak; terbanyak Tanjung Tengah "
        "(60 balita, 30,0 %)"
    )
    assert chart.table["Kelas WHO"].tolist() == [
        "sangat tinggi (\u2265 30 %)",
        "tinggi (20\u2013< 30 %)",
        "rendah (2,5\u2013< 10 %)",
    ]
    assert "1 desa/kelurahan belum ada data" in chart.note


def test_in_a_chosen_kecamatan_its_areas_alone_have_name_colour_and_title():
    priority = rows_of(
        PRIORITY,
        area("64.09.01.1001", 60.0, 200.0, "both"),
        area("64.09.01.1002", 50.0, 150.0, "both"),
        area("64.09.01.1003", 20.0, 260.0, "neither"),
    )
    own = {"64.09.01.1002", "64.09.01.1003"}
    chart = quadrant(priority, period="2024", inside=own, place="di Waru", older=["64.09.01.1003"])
    assert list(trace_named(chart, "wilayah lain (1)").x) == [60.0]
    assert list(trace_named(chart, "pasti masuk daftar (1)").x) == [50.0]
    texts = [note.text for note in chart.figure.layout.annotations]
    assert texts == ["Salo Loang", "Petung", "<b>tinggi dan banyak: 1</b>"]
    assert chart.title == (
        "Di 1 dari 2 desa/kelurahan di Waru stunting sekaligus tinggi dan banyak; terbanyak Salo Loang "
        "(50 balita, 33,3 %)"
    )
    assert chart.note.endswith("Abu-abu: wilayah lain. 1 desa/kelurahan memakai angka lebih lama.")


def test_names_of_neighbours_stand_on_other_sides_of_their_points():
    priority = rows_of(
        PRIORITY, *(area(f"64.09.01.100{at}", 40.0 + at / 10, 200.0 + at / 2, "both") for at in (1, 2, 3))
    )
    notes = quadrant(priority, period="2024").figure.layout.annotations
    named = [(note.text, note.yshift, note.xshift) for note in notes if not note.text.startswith("<b>")]
    assert len(named) == 3
    assert len({(up, across) for _, up, across in named}) == 3


def test_areas_with_as_many_cases_are_named_together():
    priority = rows_of(
        PRIORITY,
        area("64.09.01.1001", 60.0, 200.0, "both"),
        area("64.09.01.1002", 60.0, 150.0, "both"),
        area("64.09.01.1003", 20.0, 260.0, "neither"),
    )
    assert quadrant(priority, period="2024").title.endswith(
        "; terbanyak Tanjung Tengah dan Salo Loang (masing-masing 60 balita)"
    )


def test_no_cases_explain_themselves():
    priority = rows_of(PRIORITY, area("64.09.01.1004", math.nan, 0.0, ""))
    assert quadrant(priority, period="").title == "Belum ada jumlah kasus dan prevalensi stunting per wilayah"


# Completeness


def expected(code, indicator, filled):
    return REGISTER | place(code) | {"indicator": indicator, "filled": filled}


def test_completeness_counts_the_areas_of_each_kecamatan():
    completeness = rows_of(
        COMPLETENESS,
        expected("64.09.02.1003", "pregnant_ifa_90", 1),
        expected("64.09.02.2001", "pregnant_ifa_90", 0),
        expected("64.09.03.2001", "pregnant_ifa_90", 1),
        expected("64.09.03.2001", "growth_monitoring", 0),
    )
    chart = completeness_matrix(completeness, CATALOGUE)
    assert chart.title == (
        "2 dari 4 isian sudah ada (50,0 %); paling kosong Pemantauan tumbuh kembang balita, kurang 1 dari 1"
    )
    texts = {trace.name: list(trace.text) for trace in chart.figure.data}
    assert texts == {"\u2713 Lengkap": ["1/1"], "\u25bc Kurang dari 90 %": ["1/2"], "\u2013 Kosong": ["0/1"]}
    assert chart.table.values.tolist() == [
        ["Pemantauan tumbuh kembang balita", "0,0 %", "0 dari 1", "\u2013"],
        ["TTD 90 tablet ibu hamil", "66,7 %", "1 dari 1", "1 dari 2"],
    ]


def test_no_tables_explain_themselves():
    chart = completeness_matrix(rows_of(COMPLETENESS), CATALOGUE)
    assert chart.title == "Belum ada tabel yang dapat diperiksa kelengkapannya"
