"""Outlines from files.

`outlines/squares.zip` was written by pyshp 3: invented squares, the first with a hole.
"""

import io
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import shapefile
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.problems import ProblemKind
from stunting.reading.context import Context
from stunting.reading.isolated import geojson as geojson_module
from stunting.reading.isolated.child import read_guarded
from stunting.reading.opening import open_workbook
from stunting.reading.outlines import boundaries as boundaries_module
from stunting.reading.outlines import boundary_areas as boundary_areas_module
from stunting.reading.outlines.boundaries import read_boundaries
from stunting.reading.outlines.boundary_areas import STEPS, match_boundaries
from tests.builders import DESA, KECAMATAN, PPU

SQUARES = Path(__file__).parent / "squares.zip"
GAZETTEER = load_gazetteer()


def square(x, y, size=1.0):
    """A ring as RFC 7946 wants the outer one: counter-clockwise."""
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def feature(properties, *rings):
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def turns_clockwise(ring):
    x, y = np.asarray(ring).T
    return float(np.sum((x[1:] - x[:-1]) * (y[1:] + y[:-1]))) > 0


def only_problem(found):
    (problem,) = found.problems
    return problem


# Reading


def test_outer_rings_become_clockwise_and_holes_the_other_way():
    found = read_boundaries(
        geojson(feature({"nama": "Waru"}, square(0, 0, 4), square(1, 1)[::-1])), "a.geojson"
    )
    outer, hole = found.features[0].rings
    assert turns_clockwise(outer)
    assert not turns_clockwise(hole)
    assert found.problems == ()


def test_parts_and_properties_of_every_kind_are_kept():
    geometry = {"type": "MultiPolygon", "coordinates": [[square(0, 0)], [square(2, 0)]]}
    properties = {
        "kode": 6409021003.0,
        "nama": " Waru ",
        "luas": 1.5,
        "ada": True,
        "isi": {"a": 1},
        "kosong": None,
    }
    found = read_boundaries(geojson({"type": "Feature", "properties": properties, "geometry": geometry}), "a")
    assert len(found.features[0].rings) == 2
    assert found.features[0].properties == {
        **{"kode": "6409021003", "nama": "Waru", "luas": "1.5"},
        **{"ada": "", "isi": "", "kosong": ""},
    }


def test_a_shapefile_of_another_writer_is_read_from_its_zip():
    found = read_boundaries(SQUARES.read_bytes(), "squares.zip")
    first, second = found.features
    assert first.properties == {"NAMOBJ": "Desa S\u00fcd", "KODE": "6409011001", "WADMKC": "Penajam"}
    assert first.rings[0].tolist() == [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    assert first.rings[1].tolist() == [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]]
    assert second.properties["NAMOBJ"] == "Waru"
    problem = only_problem(found)
    assert problem.kind == ProblemKind.BOUNDARIES_SKIPPED  # the record without a shape
    assert problem.message.startswith("1 bidang")


def test_geojson_may_come_zipped():
    found = read_boundaries(zipped(batas__geojson=geojson(feature({}, square(0, 0)))), "a.zip")
    assert len(found.features) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "bukan GeoJSON yang utuh"),
        (b"\xff\xfe\x00", "bukan GeoJSON yang utuh"),
        (b"[" * 100_000, "bukan GeoJSON yang utuh"),
        (b"[1, 2]", "bukan GeoJSON"),
        (b'{"type": "Topology"}', "TopoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "tidak ada bidang"),
        (b'{"type": "FeatureCollection", "features": [1, null]}', "tidak ada bidang"),
        (b'{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}', "tidak ada bidang"),
        (b"PK\x03\x04rusak", "rusak"),
        (zipped(catatan__txt=b"halo"), "tidak ada .shp atau .geojson"),
        (zipped(a__shp=b"x", b__shp=b"y"), "2 shapefile"),
        (zipped(a__shp=b"rusak"), ".shp rusak"),
        (zipped(a__shp=struct.pack(">i", 9994) + bytes(96)), "tidak ada bidang"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, reason):
    found = read_boundaries(data, "batas.zip")
    assert found.features == ()
    problem = only_problem(found)
    assert problem.kind == ProblemKind.BOUNDARIES_UNREADABLE
    assert problem.file == "batas.zip"
    assert reason in problem.message
    assert "GeoJSON" in problem.remedy


def test_a_part_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(geojson_module, "MAX_OUTLINES", 1024**2)
    monkeypatch.setattr(boundaries_module, "read_in_child", read_guarded)
    found = read_boundaries(zipped(a__geojson=bytes(2 * 1024**2)), "bom.zip")
    assert "lebih dari 1 MB" in only_problem(found).message


def test_a_zip_bomb_is_refused_by_its_directory():
    assert (
        "mengembang"
        in only_problem(read_boundaries(zipped(a__geojson=bytes(60 * 1024**2)), "bom.zip")).message
    )


def test_points_that_are_none_are_left_out_with_their_feature():
    nowhere = feature({}, [[0, 0], [1, "x"], [1, 1], [0, 0]])
    infinite = json.dumps(feature({}, square(0, 0))).replace("[0, 0]", "[Infinity, 0]")
    found = read_boundaries(geojson(nowhere, json.loads(infinite), feature({}, square(0, 0))), "a")
    assert len(found.features) == 1
    assert only_problem(found).message.startswith("2 bidang")


def parts_of_squares():
    with zipfile.ZipFile(SQUARES) as archive:
        return archive.read("peta/batas.shp"), archive.read("peta/batas.dbf")


def test_a_code_in_a_column_of_numbers_keeps_its_digits():
    shapes, table = io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shapes, dbf=table, shapeType=shapefile.POLYGON) as writer:
        writer.field("KODE", "N", 12, 2)
        for code in (6409.10, 6409):
            writer.record(code)
            writer.poly([square(0, 0)[::-1]])
    found = read_boundaries(zipped(a__shp=shapes.getvalue(), a__dbf=table.getvalue()), "a.zip")
    assert [one.properties for one in found.features] == [{"KODE": "6409.10"}, {"KODE": "6409"}]


def test_a_map_among_the_workbooks_is_called_by_its_name():
    opened = open_workbook(SQUARES.read_bytes(), "batas.zip")
    assert opened.grids == ()
    assert "batas wilayah (.shp)" in only_problem(opened).message


@pytest.mark.filterwarnings(
    "ignore:Declared file size", "ignore:Used .* pad bytes", "ignore:More trailing null"
)
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_to_a_shapefile_raises_anything_else(data):
    shapes, table = (bytearray(part) for part in parts_of_squares())
    for part in (shapes, table):
        for place in data.draw(st.lists(st.integers(0, len(part) - 1), max_size=6)):
            part[place] = data.draw(st.integers(0, 255))
        del part[data.draw(st.integers(0, len(part))) :]
    damaged = zipped(batas__shp=bytes(shapes), batas__dbf=bytes(table))
    with pytest.MonkeyPatch.context() as patch:  # two hundred children would take a minute to start
        patch.setattr(boundaries_module, "read_in_child", read_guarded)
        found = read_boundaries(damaged, "rusak.zip")
    assert found.features or only_problem(found).kind == ProblemKind.BOUNDARIES_UNREADABLE
    assert all(np.isfinite(ring).all() for one in found.features for ring in one.rings)


# Matching


def desa_features(name="WADMKD", parent="WADMKC", **more):
    return [
        feature({"OBJECTID": place, name: title, parent: KECAMATAN[code[:8]], **more}, square(place, 0))
        for place, (code, title) in enumerate(DESA.items())
    ]


def matched(*features, kabupaten=PPU, decisions=()):
    context = Context(load_catalogue(), GAZETTEER, kabupaten, tuple(decisions))
    return match_boundaries(read_boundaries(geojson(*features), "a"), context)


@pytest.mark.parametrize(
    ("name", "parent"), [("WADMKD", "WADMKC"), ("nmdesa", "nmkec"), ("NAME_4", "NAME_3")]
)
def test_columns_are_found_by_what_stands_in_them(name, parent):
    found = matched(*desa_features(name, parent))
    assert found.level is AreaLevel.DESA
    assert set(found.rings) == set(DESA)
    assert found.unmatched == found.without == found.notes == ()
    # The desa Waru is the feature of its own place, not that of the kecamatan Waru.
    assert round(found.rings["64.09.02.1003"][0][:, 0].min()) == list(DESA).index("64.09.02.1003")


def test_codes_win_over_names():
    wrong = [
        feature({"kode": code.replace(".", ""), "nama": f"Nama {place}"}, square(place, 0))
        for place, code in enumerate(DESA)
    ]
    assert set(matched(*wrong).rings) == set(DESA)


def test_kecamatan_that_share_names_with_desa_are_kecamatan():
    found = matched(
        *(feature({"KECAMATAN": name.upper()}, square(x, 0)) for x, name in enumerate(KECAMATAN.values()))
    )
    assert found.level is AreaLevel.KECAMATAN
    assert set(found.rings) == set(KECAMATAN)


def test_features_of_other_kabupaten_are_left_out_and_counted():
    elsewhere = [feature({"WADMKD": "Waru", "WADMKC": "Parangloe", "WADMKK": "Gowa"}, square(200, 0))]
    found = matched(*desa_features(WADMKK="Penajam Paser Utara"), *elsewhere)
    assert set(found.rings) == set(DESA)
    assert found.notes == ("1 bidang di luar wilayah ini tidak dipakai.",)


def test_what_fits_no_area_is_listed_and_a_decision_mends_it():
    features = desa_features()
    features[2]["properties"]["WADMKD"] = "Kampung Tak Dikenal"
    found = matched(*features)
    missing = "64.09.01.1003"
    (miss,) = found.unmatched
    assert (miss.area, miss.parent, miss.cells) == ("Kampung Tak Dikenal", "Penajam", "bidang 3")
    assert [area.code for area in found.without] == [missing]
    decision = Decision(DecisionKind.AREA, "Penajam / Kampung Tak Dikenal", missing)
    mended = matched(*features, decisions=[decision])
    assert missing in mended.rings
    assert mended.unmatched == mended.without == ()


def test_a_misspelt_name_is_taken_in_its_kecamatan_and_said():
    features = desa_features()
    features[0]["properties"]["WADMKD"] = "Tanjung Tengeh"
    found = matched(*features)
    assert "64.09.01.1001" in found.rings
    assert found.notes == ("1 bidang dicocokkan karena namanya mirip; periksa.",)


def test_parts_of_one_area_in_several_features_are_joined():
    features = [*desa_features(), feature({"WADMKD": "Waru", "WADMKC": "Waru"}, square(500, 0))]
    assert len(matched(*features).rings["64.09.02.1003"]) == 2


def test_outlines_are_thinned_and_neighbours_stay_joined():
    steps = np.linspace(0, 1, 5001)
    edge = [[1.0, float(y)] for y in steps]
    left = feature({"k": "Penajam"}, [[0, 0], *edge, [0, 1], [0, 0]])
    right = feature({"k": "Waru"}, [[2, 0], [2, 1], *edge[::-1], [2, 0]])
    found = matched(left, right)
    rings = [found.rings[code][0] for code in ("64.09.01", "64.09.02")]
    assert all(len(ring) < STEPS for ring in rings)
    shared = [{tuple(point) for point in ring.round(9) if abs(point[0] - 1) < 1e-6} for ring in rings]
    assert shared[0] == shared[1] != set()


def test_a_map_of_very_many_points_is_thinned_further(monkeypatch):
    turn = np.linspace(0, 2 * np.pi, 20_001)
    circle = np.column_stack([np.cos(turn), np.sin(turn)]).tolist()
    fine = len(matched(feature({"k": "Waru"}, circle)).rings["64.09.02"][0])
    monkeypatch.setattr(boundary_areas_module, "MAX_POINTS", fine - 1)
    coarse = len(matched(feature({"k": "Waru"}, circle)).rings["64.09.02"][0])
    assert fine / 3 < coarse < fine * 2 / 3


def test_metres_are_not_taken_for_degrees():
    found = matched(
        *(feature({"k": name}, square(500_000 + x, 9_850_000)) for x, name in enumerate(KECAMATAN.values()))
    )
    assert not found.geographic


def test_without_a_kabupaten_or_any_match_nothing_is_guessed():
    for found in (matched(*desa_features(), kabupaten=""), matched(feature({"a": "Entah"}, square(0, 0)))):
        assert not found.rings
