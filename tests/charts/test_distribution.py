from stunting.catalogue.indicators import load_catalogue
from stunting.charts.distribution import distribution
from tests.builders import DESA
from tests.charts.rows import frame, ifa, row

CATALOGUE = load_catalogue()
BABULU = [code for code in DESA if code.startswith("64.09.03")]
WARU = [code for code in DESA if code.startswith("64.09.02")]


def spread():
    """Babulu 10, 20, ... 50 % and one without data; Waru 90 %."""
    rows = [ifa(code, 10 * number, 100, "far", 1) for number, code in enumerate(BABULU[:5], start=1)]
    return frame(*rows, row(BABULU[5]), ifa(WARU[0], 90, 100, "met", 0))


def test_every_desa_is_a_point_and_few_have_no_box():
    chart = distribution(spread(), CATALOGUE, "pregnant_ifa_90")
    points = [
        (data[0], value)
        for trace in chart.figure.data
        if trace.customdata is not None
        for data, value in zip(trace.customdata, trace.x, strict=True)
    ]
    expected = [(code, 10.0 * number) for number, code in enumerate(BABULU[:5], start=1)]
    assert sorted(points) == sorted([*expected, (WARU[0], 90.0)])
    boxes = [trace for trace in chart.figure.data if trace.type == "box"]
    assert [list(box.x) for box in boxes] == [[10.0, 20.0, 30.0, 40.0, 50.0]]


def test_title_table_and_note_say_what_is_drawn():
    chart = distribution(spread(), CATALOGUE, "pregnant_ifa_90")
    # Of 10, 20, 30, 40, 50, 90 the quartiles are 22,5 and 47,5.
    assert chart.title == (
        "TTD 90 tablet ibu hamil: separuh desa/kelurahan berada di antara 22,5 % dan 47,5 %; "
        "semuanya dari Babulu Darat 10,0 % sampai Waru 90,0 %"
    )
    assert chart.note == "1 desa/kelurahan belum ada data dan tidak digambar."
    assert chart.table.values.tolist() == [
        ["Babulu", "5", "1", "10,0 %", "30,0 %", "50,0 %"],
        ["Waru", "1", "0", "90,0 %", "90,0 %", "90,0 %"],
    ]
    assert "Babulu 10,0 % sampai 50,0 %, nilai tengah 30,0 %" in chart.alt


def test_no_desa_explains_itself():
    chart = distribution(frame(ifa("64.09.01", 1, 2, "far", 1)), CATALOGUE, "pregnant_ifa_90")
    assert chart.title == "TTD 90 tablet ibu hamil: belum ada data per desa/kelurahan"


def test_the_kecamatan_with_the_widest_spread_are_drawn():
    rows = [
        ifa(
            WARU[0],
            40 + step * number,
            100,
            "far",
            1,
            kecamatan=f"K{number:02d}",
            area_key=f"{number}/{step}",
        )
        for number in range(25)
        for step in (0, 1)
    ]
    chart = distribution(frame(*rows), CATALOGUE, "pregnant_ifa_90")
    assert list(chart.figure.layout.yaxis.ticktext) == [f"K{number:02d}" for number in range(5, 25)]
    assert chart.note == "Digambar 20 kecamatan dengan sebaran terlebar dari 25."


def test_a_desa_of_few_people_is_not_named_as_the_end_of_the_range():
    rows = [ifa(BABULU[0], 0, 19, "far", 18), ifa(WARU[0], 16, 20, "near", 2)]
    chart = distribution(frame(*rows), CATALOGUE, "pregnant_ifa_90")
    assert chart.title.endswith(": 2 desa/kelurahan, dari 0,0 % (sasaran < 20) sampai Waru 80,0 %")
