"""The board of who has sent what, on page Arsip."""

from datetime import UTC, datetime

from stunting.ui.words import wording
from tests.pages.kept_visits import MATRIX, upload, window
from tests.pages.screens import assert_sound

SEPAKU = MATRIX.replace(b"Waru;Api-api;50;40", b"Sepaku;Bukit Raya;20;").replace(
    b"Waru;Sesulu", b"Sepaku;Suka Raja"
)


def open_board(app):
    app.switch_page("pages/data/archive.py").run()
    app.session_state["bagian_arsip"] = wording.ARCHIVE_BOARD
    assert_sound(app.run())
    return app


def test_each_kecamatan_has_the_day_of_its_form_or_is_named_as_late(folder):
    before = datetime.now(UTC).strftime("%d-%m-%Y")
    app = open_board(upload(window(), ("waru.csv", MATRIX), ("sepaku.csv", SEPAKU)))
    [table] = (one.value for one in app.table)
    [row] = table.to_dict("records")
    days = {before, datetime.now(UTC).strftime("%d-%m-%Y")}
    assert row["Waru"].replace("\\", "") in days
    # Bukit Raya gave no capaian.
    assert row["Sepaku"].replace("\\", "") in {f"{day}, 1 sel kosong" for day in days}
    assert (row["Penajam"], row["Babulu"]) == (wording.BOARD_MISSING, wording.BOARD_MISSING)
    assert wording.BOARD_LATE.format(names="Penajam dan Babulu") in [one.value for one in app.markdown]
