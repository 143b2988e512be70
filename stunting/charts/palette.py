"""One palette for all charts.

Fills carry dark text (contrast of at least 4.5:1) and fall in lightness from reached to far, so a grey
print keeps their order; hues run from blue to vermilion, which people with any colour blindness tell
apart. Lines and outlines stand out by at least 3:1 on white and on the dark theme. Text outside of fills
has no colour here: it is that of the theme.
"""

from __future__ import annotations

from typing import Final

from stunting.model.observations import Series
from stunting.model.summaries import Status

INK: Final = "#1A1A1A"
"""Text on a fill."""
OUTLINE: Final = "#777777"
"""Outline of every fill, grid and whiskers."""
NEUTRAL: Final = "#8FA9BF"
"""Fill of bars that have no status."""
TARGET_LINE: Final = "#8E5BC7"
AVERAGE_LINE: Final = "#2E86C1"

STATUS_FILLS: Final[dict[Status, str]] = {
    Status.MET: "#D3E8F8",
    Status.NEAR: "#E9CB66",
    Status.BEHIND: "#EE9A4F",
    Status.FAR: "#DC6247",
    Status.UNSURE: "#FFFFFF",
    Status.NO_TARGET: "#E3E3E3",
    Status.NO_DATA: "#C9CDD2",
}
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
