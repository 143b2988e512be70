"""The funnel stands beside the spread of the desa."""

from stunting.ui.words import wording
from tests.pages.screens import assert_sound


def test_the_spread_of_desa_has_a_funnel(open_page, seen_ppu):
    app = open_page("pages/achievement/indicator.py", seen_ppu, indikator="TTD 90 tablet ibu hamil")
    app.session_state["bagian_indikator"] = wording.TAB_INEQUALITY
    app.run()
    assert_sound(app)
    assert any("sebaran lazim" in one.proto.spec for one in app.get("plotly_chart"))
