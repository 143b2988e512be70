"""The tokens: contrast of text and marks in both themes, and Streamlit's own settings agree with them."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from stunting.charts.tokens import (
    BUTTON,
    COLOURS,
    FILLS,
    FONT,
    GROUND,
    MARKS,
    STATUS_PATHS,
    VERDICT_PATHS,
)
from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict
from stunting.ui.shown.design import variables
from tests.charts.test_chart import contrast, luminance

CONFIG = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text())
THEMES = ("light", "dark")
JUDGED = (Status.MET, Status.NEAR, Status.BEHIND, Status.FAR)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["ink", "ink2", "ink3", "brand", "brand-d", "good", "bad"])
@pytest.mark.parametrize("ground", ["bg", "s1"])
def test_text_has_enough_contrast(theme, text, ground):
    assert contrast(getattr(COLOURS[text], theme), getattr(COLOURS[ground], theme)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", JUDGED)
def test_text_on_cells_and_marks_on_the_page_can_be_read(theme, status):
    assert contrast(getattr(COLOURS["on"], theme), getattr(FILLS[status], theme)) >= 6
    assert contrast(getattr(MARKS[status], theme), getattr(GROUND, theme)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_a_button_carries_white_text(theme):
    assert contrast("#FFFFFF", getattr(BUTTON, theme)) >= 4.5


def test_a_grey_print_keeps_the_order_of_cells():
    greys = [luminance(FILLS[status].light) for status in JUDGED]
    assert all(lighter - darker > 0.15 for lighter, darker in pairwise(greys))


def test_every_status_and_verdict_has_a_sign_of_its_own():
    assert set(STATUS_PATHS) == set(MARKS) == set(FILLS) == set(Status)
    assert set(VERDICT_PATHS) == set(Verdict)
    shapes = [mark.path for mark in STATUS_PATHS.values()]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("theme", THEMES)
def test_streamlit_is_told_the_same_colours(theme):
    told = CONFIG["theme"][theme]
    own = {name: getattr(COLOURS[name], theme) for name in ("brand", "bg", "s1", "ink")}
    assert told == {
        "primaryColor": own["brand"],
        "backgroundColor": own["bg"],
        "secondaryBackgroundColor": own["s1"],
        "textColor": own["ink"],
    }


def test_streamlit_is_told_the_same_fonts():
    assert CONFIG["theme"]["font"] == CONFIG["theme"]["headingFont"] == FONT


def test_css_has_each_colour_in_both_themes_and_a_light_one_for_old_browsers():
    css = variables(":host")
    assert "--ink: #17212B;" in css
    assert "--ink: light-dark(#17212B, #EAF0F6);" in css
    assert "--m-far: light-dark(#BF3F22, #E4694A);" in css
