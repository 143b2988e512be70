"""The rows above every page: whose data are seen, and what can be taken along from there."""

from tests.pages.screens import assert_sound

OVERVIEW, QUALITY = "pages/achievement/overview.py", "pages/data/quality.py"


def downloads(app):
    return [button.label for button in app.get("download_button")]


def name_above(app):
    return next(one.proto.body for one in app.get("html") if "class='nama'" in one.proto.body)


def test_the_name_of_the_kabupaten_stands_above_every_page(open_page, seen_ppu):
    for script in (OVERVIEW, QUALITY):
        assert "<small>Penajam Paser Utara</small>" in name_above(open_page(script, seen_ppu))
    assert "<small></small>" in name_above(open_page(OVERVIEW))


def test_documents_are_offered_above_a_page_and_made_only_when_the_menu_is_opened(open_page, seen_ppu):
    app = open_page(OVERVIEW, seen_ppu)
    assert downloads(app) == []
    app.session_state["unduh"] = True
    app.run()
    assert_sound(app)
    sheets = [f"Lembar Kecamatan {name} (docx)" for name in ("Penajam", "Waru", "Babulu", "Sepaku")]
    assert downloads(app) == ["Ringkasan rapat kabupaten (docx)", *sheets, "Buku kerja (xlsx)"]


def test_a_chosen_kecamatan_leaves_its_sheet(open_page, seen_ppu):
    app = open_page(OVERVIEW, seen_ppu, kecamatan="Waru")
    app.session_state["unduh"] = True
    app.run()
    assert_sound(app)
    assert downloads(app)[1] == "Lembar Kecamatan Waru (docx)"
    assert len(downloads(app)) == 3
