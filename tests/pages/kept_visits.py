"""Visits that are kept: windows on one archive, opened anew as often as a test likes."""

import math
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

import stunting.ui.visit.kept_workspace as kept_workspace
from stunting.ui.visit import server_archive
from tests.pages.screens import assert_sound

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 43
MATRIX = (
    b"CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
    b"No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
    b"1;Waru;Api-api;50;40\n2;Waru;Sesulu;60;30\n"
)


def end_server():
    """The server ends: its archive is let go, and nothing stays in its memory."""
    held = server_archive._server_archive(server_archive.archive_place())
    if held._archive is not None:
        held._archive.close()
    server_archive._server_archive.cache_clear()
    kept_workspace._shelf.clear()


def window(script="", shared=""):
    """A window opened anew, as by F5 or at another time: at the page of uploads, or another, or by a link."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf)
    if shared:
        app.query_params["ruang"] = shared
    # By its link: the address without a page leads to the answer once there are data.
    app._registered_pages = _registered_pages()
    return app.switch_page(script or "pages/data/upload.py").run()


@cache
def _registered_pages():
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf).run()._registered_pages


def upload(app, *files):
    if not app.file_uploader:
        app.run()  # The first data have led to the answer.
    app.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files]).run()
    assert_sound(app)
    return app


def open_tab(app, title):
    app.session_state["bagian_unggah"] = title
    return app.run()


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def figures(app):
    return app.session_state["workspace"].dataset.observations


def sentences(app):
    return [one.value for kind in ("caption", "info", "warning") for one in app.get(kind)]
