import numpy as np

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.area_map import area_map
from stunting.charts.tiles import COLUMNS, MAX_TILES, tile_map
from stunting.model.areas import AreaLevel
from stunting.model.boundaries import AreaBoundaries
from tests.builders import DESA
from tests.charts.rows import frame, ifa, ppu_ifa, row

CATALOGUE = load_catalogue()
WARU = [code for code in DESA if code.startswith("64.09.02")]


def square(x, y):
    """A clockwise unit square; its middle is half a unit right and up."""
    return np.array([[x, y], [x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]], dtype=float)


def trace_named(chart, name):
    return next(trace for trace in chart.figure.data if trace.name == name)


# Tiles


def test_each_desa_has_a_tile_under_its_kecamatan():
    desa = [ifa(code, 36, 40, "met", 0) for code in WARU]
    other = row("64.09.03.2001", reason="sasaran kosong")
    kecamatan = ifa("64.09.02", 144, 160, "met", 0)
    chart = tile_map(frame(*desa, other, kecamatan), CATALOGUE, "pregnant_ifa_90")
    tiles = {
        data[0]: (text, trace.name, x)
        for trace in chart.figure.data
        for data, text, x in zip(trace.customdata, trace.text, trace.x, strict=True)
    }
    assert tiles[WARU[1]] == ("Api-api<br>90,0 % \u2713", "\u2713 Tercapai", 1)
    assert tiles["64.09.03.2001"] == ("Babulu<br>Darat<br>\u2013", "\u2013 Belum ada data", 0)
    assert len(tiles) == 5
    heads = [note.text for note in chart.figure.layout.annotations]
    assert heads == ["<b>Babulu</b>", "<b>Waru</b> 90,0 % \u2713"]
    assert "tercapai 4, belum ada data 1" in chart.alt
    assert chart.table["Capaian"].tolist() == ["\u2013", *["90,0 %"] * 4]


def test_a_tile_of_few_people_is_grey_and_keeps_its_value_and_sign():
    """8 of 10 are grey; 16 of 20 and, of the kecamatan, 15 of 19 are not: only desa are of few people."""
    desa = [ifa(WARU[0], 8, 10, "met", 0), ifa(WARU[1], 16, 20, "met", 0)]
    chart = tile_map(frame(*desa), CATALOGUE, "pregnant_ifa_90")
    grey, own = trace_named(chart, "sasaran < 20"), trace_named(chart, "\u2713 Tercapai")
    assert [data[0] for data in grey.customdata] == [WARU[0]]
    assert grey.text[0].endswith("80,0 % \u2713")
    assert [data[0] for data in own.customdata] == [WARU[1]]
    kecamatan = tile_map(frame(ifa("64.09.02", 15, 19, "met", 0)), CATALOGUE, "pregnant_ifa_90")
    assert {trace.name for trace in kecamatan.figure.data} == {"\u2713 Tercapai"}


def test_kecamatan_are_the_tiles_where_there_is_no_desa():
    chart = tile_map(frame(*ppu_ifa().to_dict("records"), row(WARU[0])), CATALOGUE, "pregnant_ifa_90")
    assert sum(len(trace.x) for trace in chart.figure.data) == 4
    assert not chart.figure.layout.annotations


def test_too_many_desa_are_drawn_as_kecamatan():
    many = [ifa(WARU[0], 36, 40, "met", 0, area_key=f"64.99.{number}") for number in range(1040)]
    chart = tile_map(frame(*many, *ppu_ifa().to_dict("records")), CATALOGUE, "pregnant_ifa_90")
    assert sum(len(trace.x) for trace in chart.figure.data) == 4
    assert "1.040 desa/kelurahan terlalu banyak" in chart.note
    alone = tile_map(frame(*many), CATALOGUE, "pregnant_ifa_90")
    assert sum(len(trace.x) for trace in alone.figure.data) == MAX_TILES
    assert "Digambar 240 pertama dari 1.040." in alone.note
    assert alone.figure.layout.xaxis.range == (-0.5, COLUMNS - 0.5)


def test_tiles_without_data_explain_themselves():
    chart = tile_map(frame(), CATALOGUE, "pregnant_ifa_90")
    assert chart.title == "TTD 90 tablet ibu hamil: belum ada data per desa/kelurahan"


# Map


def outlines(**more):
    rings = {"64.09.01": (square(116, -1),), "64.09.02": (square(117, -1), square(119, -1))}
    return AreaBoundaries(**{"level": AreaLevel.KECAMATAN, "rings": rings} | more)


def test_outlines_are_filled_by_status_and_clicked_in_their_middle():
    coverage = frame(ifa("64.09.01", 95, 100, "met", 0), ifa("64.09.02", 70, 100, "behind", 20))
    chart = area_map(coverage, outlines(), CATALOGUE, "pregnant_ifa_90")
    behind = trace_named(chart, "\u25bc Tertinggal")
    assert np.isnan(behind.x).sum() == 2  # two squares, each followed by a gap
    assert np.nanmin(behind.x) == 117
    assert np.nanmax(behind.x) == 120
    assert behind.fill == "toself"
    signs = chart.figure.data[-1]
    assert (list(signs.x), list(signs.y)) == ([116.5, 117.5], [-0.5, -0.5])
    assert list(signs.text) == ["Penajam<br>95,0 % \u2713", "Waru<br>70,0 % \u25bc"]
    assert [data[0] for data in signs.customdata] == ["64.09.01", "64.09.02"]
    assert chart.title.startswith("TTD 90 tablet ibu hamil: 1 dari 2 kecamatan di bawah target 90 %")
    assert chart.note == ""


def test_an_outline_of_few_people_is_grey():
    few, many = WARU[:2]
    shapes = outlines(level=AreaLevel.DESA, rings={few: (square(0, 0),), many: (square(2, 0),)})
    coverage = frame(ifa(few, 8, 10, "near", 1), ifa(many, 36, 40, "met", 0))
    chart = area_map(coverage, shapes, CATALOGUE, "pregnant_ifa_90")
    assert trace_named(chart, "sasaran < 20").x[0] == 0
    assert trace_named(chart, "\u2713 Tercapai").x[0] == 2


def test_an_outline_without_a_row_is_hatched_and_a_row_without_an_outline_is_named():
    coverage = frame(ifa("64.09.01", 95, 100, "met", 0), ifa("64.09.03", 70, 100, "behind", 20))
    chart = area_map(coverage, outlines(notes=("Catatan.",)), CATALOGUE, "pregnant_ifa_90")
    bare = trace_named(chart, "\u2013 Belum ada data")
    assert bare.fillpattern.shape == "/"
    assert np.nanmin(bare.x) == 117
    assert chart.note == "Catatan. 1 kecamatan tidak punya batas di berkas dan hanya ada di tabel."
    assert chart.table["Wilayah"].tolist() == ["Penajam", "Babulu"]


def test_signs_give_way_where_there_are_too_many_areas():
    for count, sign in ((11, "\u2713"), (201, "")):
        codes = [f"64.09.{number}" for number in range(count)]
        coverage = frame(
            *(ifa("64.09.01", 95, 100, "met", 0, area_code=code, area_key=code) for code in codes)
        )
        rings = {code: (square(place, 0),) for place, code in enumerate(codes)}
        chart = area_map(coverage, outlines(rings=rings), CATALOGUE, "pregnant_ifa_90")
        assert set(chart.figure.data[-1].text) == {sign}
        assert ("terlalu banyak" in chart.note) == (sign == "")


def test_degrees_are_drawn_in_proportion_and_metres_as_they_are():
    coverage = frame(ifa("64.09.01", 95, 100, "met", 0))
    far_north = {"64.09.01": (square(0, 59.5),)}  # mean y 59.9: cos is about one half
    chart = area_map(coverage, outlines(rings=far_north), CATALOGUE, "pregnant_ifa_90")
    assert abs(chart.figure.layout.yaxis.scaleratio - 2) < 0.02
    flat = area_map(coverage, outlines(geographic=False), CATALOGUE, "pregnant_ifa_90")
    assert flat.figure.layout.yaxis.scaleratio == 1


def test_a_map_without_data_or_outlines_explains_itself():
    coverage = frame(ifa("64.09.01", 95, 100, "met", 0))
    nothing = area_map(frame(), outlines(), CATALOGUE, "pregnant_ifa_90")
    assert nothing.title == "TTD 90 tablet ibu hamil: belum ada data per kecamatan"
    bare = area_map(coverage, outlines(rings={}), CATALOGUE, "pregnant_ifa_90")
    assert not bare.figure.data
    assert bare.note == "Tidak satu pun kecamatan punya batas di berkas batas wilayah."


# Lokus


def test_a_desa_lokus_carries_a_mark_on_both_maps_and_says_so():
    desa = [ifa(code, 36, 40, "met", 0) for code in WARU]
    lokus = {WARU[1]: "2026", "64.09.04.1007": "2026"}
    chart = tile_map(frame(*desa), CATALOGUE, "pregnant_ifa_90", lokus=lokus)
    texts = [text for trace in chart.figure.data for text in trace.text]
    assert [text for text in texts if "\u25ce" in text] == ["Api-api<br>90,0 % \u2713 \u25ce"]
    assert "\u25ce desa/kelurahan lokus 2026 (1)." in chart.note
    shapes = outlines(level=AreaLevel.DESA, rings={code: (square(n, 0),) for n, code in enumerate(WARU)})
    drawn = area_map(frame(*desa), shapes, CATALOGUE, "pregnant_ifa_90", lokus=lokus)
    signs = drawn.figure.data[-1]
    assert sum("\u25ce" in text for text in signs.text) == 1
    assert sum("lokus 2026" in text for text in signs.hovertext) == 1
    assert "\u25ce" not in tile_map(frame(*desa), CATALOGUE, "pregnant_ifa_90").note
