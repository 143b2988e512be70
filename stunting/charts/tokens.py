"""Colours and type of the whole dashboard, told once: charts, components, pages and Streamlit's own theme.

Each colour has a light and a dark shade. Text has at least 4.5:1 on every ground it stands on, bars and
points 3:1. Fills of cells fall in lightness from met to far, so that a grey print keeps their order.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict

FONT: Final = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, 'Source Sans', sans-serif"
"""Fonts of the system, none much wider than the others, then the one that Streamlit brings."""


class Shade(NamedTuple):
    """One colour in the light and in the dark theme, as `#RRGGBB`."""

    light: str
    dark: str


GROUND: Final = Shade("#FFFFFF", "#11161C")
BUTTON: Final = Shade("#0B5CAD", "#1769C0")
"""Ground of a button with white text."""
COLOURS: Final[dict[str, Shade]] = {
    "bg": GROUND,
    "s1": Shade("#F6F8FA", "#181F27"),
    "s2": Shade("#EDF1F5", "#202934"),
    "line": Shade("#DFE4EA", "#2D3844"),
    "line2": Shade("#B9C2CC", "#4B5866"),
    "ink": Shade("#17212B", "#EAF0F6"),
    "ink2": Shade("#46525E", "#B9C4CF"),
    "ink3": Shade("#5F6B77", "#98A5B2"),
    "brand": Shade("#0B5CAD", "#6FB1F5"),
    "brand-d": Shade("#0B3C6F", "#A9D1FA"),
    "tint": Shade("#E6F0FA", "#17304A"),
    "track": Shade("#E6EAEF", "#2A3440"),
    "hatch": Shade("#DDE2E8", "#33404D"),
    "plain": Shade("#9DB4CA", "#9DB4CA"),
    "good": Shade("#0B5CAD", "#8CC3F2"),
    "bad": Shade("#A5330F", "#F29A7C"),
    "trace": Shade("#FFF0BF", "#5C4F14"),
    "on": Shade("#1A1A1A", "#F4F7FA"),
}
"""By their name as a variable of CSS: grounds, lines, three strengths of text, links, text on fills."""

FILLS: Final[dict[Status, Shade]] = {
    Status.MET: Shade("#DAEAF8", "#1F4568"),
    Status.NEAR: Shade("#ECD07C", "#5C4F14"),
    Status.BEHIND: Shade("#F0AB66", "#7A4515"),
    Status.FAR: Shade("#E6805F", "#A33B1C"),
    Status.UNSURE: GROUND,
    Status.NO_TARGET: GROUND,
    Status.NO_DATA: GROUND,
}
"""Grounds of cells under the text `on`."""
MARKS: Final[dict[Status, Shade]] = {
    Status.MET: Shade("#3F86C4", "#5FA6E0"),
    Status.NEAR: Shade("#AB8A0B", "#D9B94A"),
    Status.BEHIND: Shade("#CE741F", "#E9974C"),
    Status.FAR: Shade("#BF3F22", "#E4694A"),
    Status.UNSURE: Shade("#6B7885", "#98A5B2"),
    Status.NO_TARGET: Shade("#6B7885", "#98A5B2"),
    Status.NO_DATA: Shade("#6B7885", "#98A5B2"),
}
"""Bars and points on the ground of the page."""

SHEET_ROLES: Final[dict[str, Shade]] = {
    "title": Shade("#8A6FB0", "#A58BC9"),
    "header": Shade("#27496D", "#7FA6CF"),
    "area": Shade("#4FA39A", "#4FA39A"),
    "number": Shade("#B9D0E8", "#3C5F86"),
    "total": Shade("#8C99A6", "#7E8B98"),
    "set_aside": Shade("#E0E5EA", "#2A3440"),
    "asked": Shade("#F0A437", "#E0962B"),
}
"""What the parts of a sheet were taken for, in its small picture; a legend names each."""


class MarkPath(NamedTuple):
    """The sign of a status as an SVG path in a box of 12: `stroke` is its line's width, 0 where filled."""

    path: str
    stroke: float


STATUS_PATHS: Final[dict[Status, MarkPath]] = {
    Status.MET: MarkPath("M2.2 6.4 5 9.2 10 3.2", 1.9),
    Status.NEAR: MarkPath("M9.6 6A3.6 3.6 0 1 1 2.4 6A3.6 3.6 0 1 1 9.6 6z", 1.6),
    Status.BEHIND: MarkPath("M2 3.4h8L6 9.6z", 0),
    Status.FAR: MarkPath("M2.4.9h7.2L6 5.6zM2.4 6.2h7.2L6 11z", 0),
    Status.UNSURE: MarkPath("M3.6 4.4A2.4 2.4 0 1 1 6 6.6V7.6M6 9.6v.6", 1.6),
    Status.NO_TARGET: MarkPath("M7.3 6A1.3 1.3 0 1 1 4.7 6A1.3 1.3 0 1 1 7.3 6z", 0),
    Status.NO_DATA: MarkPath("M3 6h6", 1.4),
}
"""Drawn and not written, so that they look the same on every machine."""
VERDICT_PATHS: Final[dict[Verdict, MarkPath]] = {
    Verdict.CERTAIN: MarkPath("M6 .8 7.6 4.3 11.4 4.7 8.6 7.2 9.4 11 6 9.1 2.6 11 3.4 7.2.6 4.7 4.4 4.3z", 0),
    Verdict.DEPENDS: MarkPath("M6 1 11 6 6 11 1 6z", 0),
    Verdict.NO: MarkPath("M10 6A4 4 0 1 1 2 6A4 4 0 1 1 10 6z", 1.4),
    Verdict.UNKNOWN: MarkPath("M3 6h6", 1.4),
}
"""Other shapes than those of statuses: a verdict about priority is none."""
