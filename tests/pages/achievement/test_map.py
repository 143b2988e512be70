"""The map: tiles without outlines, the office's outlines where it brings them, a sentence for a bad file."""

import json

from tests.builders import DESA, KECAMATAN
from tests.pages.screens import assert_sound, charts

INDICATOR = "pages/achievement/indicator.py"


def outlines() -> bytes:
    """Invented squares for all desa but one, which has a name of no desa."""
    features = []
    for number, (code, name) in enumerate(DESA.items()):
        x, y = number % 9, number // 9
        ring = [[x, y], [x, y + 0.9], [x + 0.9, y + 0.9], [x + 0.9, y], [x, y]]
        shown = "Antah Berantah" if name == "Telemow" else name
        features.append(
            {
                "type": "Feature",
                "properties": {"WADMKD": shown, "WADMKC": KECAMATAN[code[:8]]},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def map_tab(open_page, seen_ppu):
    app = open_page(INDICATOR, seen_ppu, indikator="Pemantauan tumbuh kembang balita")
    app.session_state["bagian_indikator"] = "Peta"
    return app.run()


def test_without_outlines_the_desa_are_tiles(open_page, seen_ppu):
    app = map_tab(open_page, seen_ppu)
    assert_sound(app)
    assert len(charts(app)) == 1
    assert "Petak tidak menurut letak" in charts(app)[0].proto.spec


def test_outlines_are_matched_and_the_misses_listed(open_page, seen_ppu):
    app = map_tab(open_page, seen_ppu)
    app.file_uploader[0].set_value(("batas.geojson", outlines(), "application/geo+json")).run()
    assert_sound(app)
    said = "\n".join(element.value for kind in ("markdown", "caption") for element in app.get(kind))
    assert "53 wilayah punya batas" in said
    assert "Belum punya batas: Telemow" in said
    assert any("Antah Berantah" in box.label for box in app.selectbox)
    assert "Petak tidak menurut letak" not in charts(app)[0].proto.spec


def test_a_bad_file_gets_a_sentence_and_the_tiles_stay(open_page, seen_ppu):
    app = map_tab(open_page, seen_ppu)
    app.file_uploader[0].set_value(("batas.geojson", b"bukan peta", "application/geo+json")).run()
    assert_sound(app)
    assert len(app.warning) == 1
    assert "Petak tidak menurut letak" in charts(app)[0].proto.spec
