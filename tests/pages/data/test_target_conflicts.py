"""A printed target that contradicts the catalogue is shown on Periksa and in tab Target of Metode."""

import pytest

from stunting.model.dataset import Dataset
from stunting.ui.visit.session import workspace_of
from stunting.ui.words import wording
from tests.builders import PPU, observe
from tests.pages.screens import assert_sound, html_text


def workspace_with(target, period="2024"):
    own = {"area_code": PPU, "indicator": "exclusive_breastfeeding", "period": period}
    records = [
        {**own, "measure": "numerator", "value": 40},
        {**own, "measure": "denominator", "value": 50},
        {**own, "measure": "target", "value": target, "unit": "%", "file": "rad.xlsx", "sheet": "RAD"},
    ]
    return workspace_of(Dataset(observe(records), (), (), (), kabupaten=PPU))


@pytest.mark.parametrize(("target", "differs"), [(65, True), (80, False)])
def test_periksa_shows_a_printed_target_only_where_the_catalogue_says_another(open_page, target, differs):
    """ASI eksklusif: 80 % in 2024 by Perpres 72/2021."""
    app = open_page("pages/data/upload.py", workspace_with(target))
    assert_sound(app)
    shown = html_text(app)
    assert (wording.TARGETS_DIFFER.format(count=1) in shown) == differs
    assert ("berkas menulis 65,0 % (rad.xlsx \u203a RAD" in shown) == differs
    assert ("80,0 % (Perpres 72/2021" in shown) == differs


def test_tab_target_lists_printed_targets_with_their_cell_mark_and_what_differs(open_page):
    app = open_page("pages/method/method.py", workspace_with(65))
    app.session_state["metode"] = wording.TAB_TARGETS
    app.run()
    assert_sound(app)
    assert wording.TARGETS_PRINTED in html_text(app)
    [table] = [one.value for one in app.table if "Wilayah" in one.value]
    row = table.iloc[0]
    assert (row["Berlaku"], row["Target"], row["Bukti"]) == ("2024", "65,0 %", wording.TARGET_PRINTED_MARK)
    assert row["Sumber"].replace("\\", "").startswith("rad.xlsx \u203a RAD")
    assert row["Berbeda dari"].startswith("80,0 %")
    assert row["Dipakai"] == "ya"


def test_tab_target_has_one_table_without_data(open_page):
    app = open_page("pages/method/method.py")
    app.session_state["metode"] = wording.TAB_TARGETS
    app.run()
    assert_sound(app)
    assert wording.TARGETS_PRINTED not in html_text(app)
