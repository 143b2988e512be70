"""The palette of plotly figures, of the tokens.

A figure does not know the theme of its page, so its fills are those of the light theme and carry dark text.
Hues run from blue to vermilion, which people with any colour blindness tell apart. Lines and outlines stand
out by at least 3:1 on white and on the dark theme. Text outside of fills has no colour here: it is that of
the theme.
"""

from __future__ import annotations

from typing import Final

from stunting.charts.tokens import COLOURS, FILLS
from stunting.model.observations import Series
from stunting.model.summaries import Status

INK: Final = COLOURS["on"].light
"""Text on a fill."""
OUTLINE: Final = "#777777"
"""Outline of every fill, grid and whiskers."""
NEUTRAL: Final = "#8FA9BF"
"""Fill of bars that have no status."""
TARGET_LINE: Final = "#8E5BC7"
AVERAGE_LINE: Final = "#2E86C1"

STATUS_FILLS: Final[dict[Status, str]] = {status: shade.light for status, shade in FILLS.items()}
STATUS_PATTERNS: Final[dict[Status, str]] = dict.fromkeys(Status, "") | {
    Status.NO_DATA: "/",
    Status.UNSURE: ".",
}
PATTERN_INK: Final = "#A3A9AF"
"""Lines of the hatching, faint enough to keep the sign on it readable."""

STATUS_SYMBOLS: Final[dict[Status, str]] = {
    Status.MET: "circle",
    Status.NEAR: "diamond",
    Status.BEHIND: "triangle-down",
    Status.FAR: "x",
    Status.UNSURE: "circle-open",
    Status.NO_TARGET: "square",
    Status.NO_DATA: "line-ew-open",
}
"""Shapes of points, so that they too tell the status without colour."""

SERIES_COLOURS: Final[dict[Series, str]] = {Series.REGISTER: "#2B7BBA", Series.SURVEY: "#C2571A"}
SERIES_DASHES: Final[dict[Series, str]] = {Series.REGISTER: "solid", Series.SURVEY: "dash"}
SERIES_SYMBOLS: Final[dict[Series, str]] = {Series.REGISTER: "circle", Series.SURVEY: "diamond"}
