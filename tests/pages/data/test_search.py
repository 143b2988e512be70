"""Files on page Arsip are found by name, indicator and area, and say what was read from them."""

from stunting.ui.words import wording
from tests.pages.kept_visits import MATRIX, upload, window
from tests.pages.screens import assert_sound


def test_files_are_found_by_what_they_hold(folder):
    sepaku = MATRIX.replace(b"Waru;Api-api", b"Sepaku;Bukit Raya").replace(
        b"Waru;Sesulu", b"Sepaku;Suka Raja"
    )
    app = upload(window(), ("satu.csv", MATRIX), ("dua.csv", sepaku))
    app.switch_page("pages/data/archive.py").run()

    def found(words):
        app.text_input(key="cari_berkas").set_value(words).run()
        assert_sound(app)
        shown = " ".join(one.value for one in app.markdown).replace("\\", "")
        return [name for name in ("satu.csv", "dua.csv") if name in shown]

    assert found("") == found("ttd 90") == ["satu.csv", "dua.csv"]
    assert found("sesulu") == ["satu.csv"]
    assert found("sepaku tablet") == found("DUA") == ["dua.csv"]
    told = " ".join(one.value for one in app.caption).replace("\\", "")
    assert "4 angka · TTD 90 tablet ibu hamil · Sepaku · Tahun 2024 · SHA-256" in told
    assert found("babulu") == []
    assert wording.SEARCH_NONE in [one.value for one in app.caption]
