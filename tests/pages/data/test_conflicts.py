"""Two files that disagree: both numbers stand as buttons, the chosen one counts, the choice can be undone."""

import pytest

from stunting.ui.words import wording
from tests.pages.kept_visits import MATRIX, figures, open_tab, press, upload, window
from tests.pages.screens import assert_sound, html_text

# Another form of another office with other numbers: 44 of 50 in Api-api, 33 of 60 in Sesulu.
OTHER = (
    b"CAKUPAN TTD 90 TABLET IBU HAMIL KECAMATAN WARU TAHUN 2024\n\n"
    b"No;Kecamatan;Desa/Kelurahan;Ibu hamil mendapat TTD 90 tablet;Jumlah ibu hamil\n"
    b"1;Waru;Api-api;44;50\n2;Waru;Sesulu;33;60\n"
)


@pytest.fixture
def two_files(folder):
    app = upload(window(), ("ttd.csv", MATRIX), ("waru.csv", OTHER))
    assert wording.CONFLICTS_TITLE in html_text(app)
    return app


def served(app):
    rows = figures(app)
    return sorted(rows.loc[rows["measure"] == "numerator", "value"])


def labels(app):
    return [one.label.replace("\\", "") for one in app.button]


def test_one_of_two_numbers_is_chosen_and_the_choice_taken_back(two_files):
    app = two_files
    assert {"40 (ttd.csv \u203a E4)", "44 (waru.csv \u203a D4)"} <= set(labels(app))
    app.button[labels(app).index("44 (waru.csv \u203a D4)")].click().run()
    assert_sound(app)
    assert served(app) == [30, 33, 44, 44]
    assert "40 (ttd.csv \u203a E4)" not in labels(app)
    app = window()
    assert served(app) == [30, 33, 44, 44]
    press(open_tab(app, wording.DECISIONS_TITLE), wording.UNDO)
    assert served(app) == [30, 33, 40, 44]


def test_all_numbers_of_one_file_are_chosen_at_once(two_files):
    app = two_files
    app.button[labels(app).index(wording.CONFLICT_USE_FILE.format(file="ttd.csv"))].click().run()
    assert_sound(app)
    assert served(app) == [30, 30, 40, 40]
    assert wording.CONFLICTS_TITLE not in html_text(app)
