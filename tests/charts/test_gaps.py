from stunting.catalogue.indicators import load_catalogue
from stunting.charts.gaps import largest_gaps_people
from tests.charts.rows import frame, ifa, ppu_ifa, row

CATALOGUE = load_catalogue()


def water(code, people, **more):
    return row(
        code,
        indicator="drinking_water_access",
        target_group="rumah tangga",
        share=0.5,
        target=1.0,
        gap_points=50.0,
        gap_people=people,
        status="far",
        **more,
    )


def lengths(chart):
    return {
        (point[0], point[1]): (length, trace.xaxis)
        for trace in chart.figure.data
        for length, point in zip(trace.x, trace.customdata, strict=True)
    }


def test_each_sasaran_has_its_own_scale_and_is_not_added():
    coverage = frame(
        ifa("64.09.04", 686, 1000, "behind", 214),
        ifa("64.09.02", 260, 300, "near", 10),
        water("64.09.04", 5001.0),
    )
    chart = largest_gaps_people(coverage, CATALOGUE, source="rekap.xlsx")
    assert lengths(chart) == {
        ("64.09.04", "drinking_water_access"): (5001.0, "x"),
        ("64.09.04", "pregnant_ifa_90"): (214.0, "x2"),
        ("64.09.02", "pregnant_ifa_90"): (10.0, "x2"),
    }
    headings = [note.text for note in chart.figure.layout.annotations if note.text.startswith("<b>")]
    assert headings == ["<b>rumah tangga</b>", "<b>ibu hamil</b>"]
    assert chart.title == (
        "Kesenjangan terbesar: Akses air minum layak, Sepaku, kurang 5.001 rumah tangga; "
        "TTD 90 tablet ibu hamil, Sepaku, kurang 214 ibu hamil"
    )
    assert "5.225" not in chart.alt  # 5.001 + 214 + 10: never added
    assert chart.table["Kesenjangan (orang, dari total wilayah)"].tolist() == ["5.001", "214", "10"]


def test_every_sasaran_comes_before_second_places():
    coverage = frame(
        *(water(f"64.09.0{n}", 1000.0 * n) for n in (1, 2, 3, 4)), ifa("64.09.02", 260, 300, "near", 10)
    )
    chart = largest_gaps_people(coverage, CATALOGUE, limit=2)
    assert set(lengths(chart)) == {("64.09.04", "drinking_water_access"), ("64.09.02", "pregnant_ifa_90")}
    assert "3 kesenjangan lain tidak digambar" in chart.note


def test_area_names_are_left_out_where_there_is_only_one():
    chart = largest_gaps_people(frame(water("64.09", 12.0)), CATALOGUE)
    assert chart.title == "Kesenjangan terbesar: Akses air minum layak, kurang 12 rumah tangga"


def test_the_sum_over_the_areas_below_stands_beside():
    chart = largest_gaps_people(
        frame(ifa("64.09", 2806, 3300, "near", 164, gap_people_areas=234.0)), CATALOGUE
    )
    assert chart.table.iloc[0].tolist()[-2:] == ["164", "234"]


def test_targets_reached_and_targets_unknown_are_two_things():
    met = largest_gaps_people(frame(ifa("64.09.01", 95, 100, "met", 0)), CATALOGUE)
    assert met.title == "Semua target yang dapat dihitung tercapai: tidak ada kesenjangan"
    unknown = largest_gaps_people(frame(row("64.09.01", share=0.6, basis="printed")), CATALOGUE)
    assert unknown.title == "Kesenjangan dalam orang belum dapat dihitung"
    assert "sasaran dalam jumlah orang" in unknown.note
    assert largest_gaps_people(frame(), CATALOGUE).title == unknown.title


def test_only_kecamatan_that_miss_the_target_are_drawn():
    chart = largest_gaps_people(ppu_ifa(), CATALOGUE)
    assert set(lengths(chart)) == {
        (code, "pregnant_ifa_90") for code in ("64.09", "64.09.02", "64.09.03", "64.09.04")
    }
