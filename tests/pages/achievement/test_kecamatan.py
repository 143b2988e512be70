"""Page Kecamatan: the kecamatan side by side, a click opens one, and what a camat is asked for."""

from stunting.catalogue.indicators import load_catalogue
from stunting.ui.achievement.coordination import tasks
from tests.charts.rows import frame, ifa
from tests.pages.screens import assert_sound, cards, html_text, only

KECAMATAN = "pages/achievement/kecamatan.py"


def sheet(app):
    """The words of the sheet for a camat."""
    return next(one.proto.body for one in app.get("html") if "lembar-camat" in one.proto.body[:40])


def test_a_click_opens_one_of_the_kecamatan(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu)
    assert_sound(app)
    labels = [button.label for button in app.button if button.label.startswith("Buka ")]
    assert sorted(labels) == ["Buka Babulu", "Buka Penajam", "Buka Sepaku", "Buka Waru"]
    assert cards(app) == []
    next(button for button in app.button if button.label == "Buka Sepaku").click().run()
    assert_sound(app)
    assert app.session_state["choices"].kecamatan == "64.09.04"
    lagging, desa = cards(app)
    assert lagging["caption"] == "Indikator yang paling tertinggal dari kabupaten"
    assert desa["rows"][0]["name"] == "Kecamatan Sepaku"
    next(button for button in app.button if button.label == "Kecamatan lain").click().run()
    assert app.session_state["choices"].kecamatan == ""
    assert cards(app) == []


def test_the_only_kecamatan_opens_by_itself(open_page, ppu):
    one = only(ppu, lambda rows: rows["area_code"].str.startswith("64.09.04"))
    app = open_page(KECAMATAN, one)
    assert_sound(app)
    assert cards(app)[-1]["rows"][0]["name"] == "Kecamatan Sepaku"
    assert not [button for button in app.button if button.label == "Kecamatan lain"]
    assert html_text(app).startswith("Sepaku ")


def test_the_sheet_for_the_camat_holds_the_answer_the_tasks_and_every_desa(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu, kecamatan="Sepaku")
    said = sheet(app)
    answer = next(one.proto.body for one in app.get("html") if one.proto.body.startswith("<p class='lead'"))
    assert "di bawah target pada" in answer
    assert "di bawah target pada" in said
    assert said.count("Meneruskan instruksi") == 1
    for desa in [row["name"] for row in cards(app)[-1]["rows"][1:]]:
        assert f"<td>{desa}</td>" in said
    assert not [
        body for body in map(str, app.get("html")) if "lembar-camat" in body and "pagu" in body.lower()
    ]


def test_without_a_kecamatan_there_is_no_sheet(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu)
    assert not [one for one in app.get("html") if "lembar-camat" in one.proto.body[:40]]


def test_one_office_is_asked_once_for_two_of_its_indicators():
    lagging = frame(
        ifa("64.09.02", 60, 100, "far", 30),
        ifa("64.09.02", 50, 100, "far", 40, indicator="anc_k6"),
    )
    desa = frame(ifa("64.09.02.2001", 60, 100, "far", 30))
    asked = [task for task in tasks(lagging, desa, load_catalogue()) if task.role == "mengoordinasikan"]
    assert [task.rest for task in asked] == ["Dinas Kesehatan dengan pemerintah desa/kelurahan itu."]


def test_nothing_is_asked_where_nothing_lags_and_all_is_there():
    met = frame(ifa("64.09.02.2001", 95, 100, "met", 0))
    assert tasks(met.iloc[:0], met, load_catalogue()) == []


def test_each_block_draws_its_desa_in_classes_of_prevalence(open_page, seen_ppu, ppu):
    def tiles(app):
        return [one.proto.body for one in app.get("html") if "<div class='petak-kecil'" in one.proto.body]

    blocks = tiles(open_page(KECAMATAN, seen_ppu))
    assert sorted(body.count("<i class=") for body in blocks) == [4, 12, 15, 23]
    [waru] = [body for body in blocks if "<h3>Waru</h3>" in body]
    # 13,0, 12,7 and 19,1 %, and a desa where nothing was measured.
    assert "aria-label='3 desa/kelurahan dengan angka, 0 di antaranya ≥ 20 % stunting'" in waru
    assert waru.count("<i class='no_data'") == 1
    services = only(ppu, lambda rows: rows["indicator"].eq("pregnant_ifa_90"))
    assert tiles(open_page(KECAMATAN, services)) == []
