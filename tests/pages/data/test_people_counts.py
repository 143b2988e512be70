"""Lists of children are counted on page Periksa, and only the counts stay."""

import pytest

from tests.by_name_lists import SECRET, THREE_DESA, as_book, as_csv, lines
from tests.pages.data.test_upload import UPLOAD, texts, upload
from tests.pages.screens import assert_sound
from tests.torture.cases.case import sheet_rows

MATRIX = [["" if cell is None else cell for cell in row] for row in sheet_rows()]


def everything_shown(app):
    """All that the page sends to the browser, whatever draws it."""
    return "".join(str(element.proto) for element in app.main if getattr(element, "proto", None)) + str(
        app.main
    )


def everything_held(app):
    workspace = app.session_state["workspace"]
    held = [repr(workspace.dataset), workspace.dataset.observations.to_csv(), texts(app)]
    return "".join(held) + "".join(one.data.decode("latin-1") for one in workspace.uploads)


def test_counts_take_the_place_of_a_list(open_page):
    app = upload(open_page(UPLOAD), ("daftar.csv", as_csv(lines(THREE_DESA)), "text/csv"))
    assert_sound(app)
    assert SECRET not in everything_shown(app)
    assert "Hitung per desa" in [one.label for one in app.button]
    app.button(key="hitung_0").click().run()
    assert_sound(app)
    workspace = app.session_state["workspace"]
    assert [one.name for one in workspace.uploads] == ["hitungan e-ppgbm penajam paser utara 2025-08.csv"]
    assert workspace.dataset.observations["value"].notna().any()
    assert not any(one.kind in ("personal_data", "countable_people") for one in workspace.dataset.problems)
    assert SECRET not in everything_held(app)
    assert "640901" not in everything_held(app)


@pytest.mark.parametrize("hidden", [(), ("Daftar",)])
def test_the_good_sheets_beside_a_list_stay(open_page, hidden):
    data = as_book({"Rekap": MATRIX, "Daftar": lines(THREE_DESA)}, hidden)
    app = upload(open_page(UPLOAD), ("buku.xlsx", data, "application/octet-stream"))
    app.switch_page(UPLOAD).run()
    assert SECRET not in everything_shown(app)
    assert "Babulu Darat" in everything_shown(app)
    app.button(key="hitung_0").click().run()
    assert_sound(app)
    workspace = app.session_state["workspace"]
    assert len(workspace.uploads) == 2
    assert {"growth_monitoring", "stunting_prevalence"} <= set(workspace.dataset.observations["indicator"])
    assert SECRET not in everything_shown(app)
