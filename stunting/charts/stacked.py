"""Lines of bars or cells that carry their label above them, under a heading for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from stunting.charts.chart import escaped, write_notes


@dataclass(frozen=True, slots=True)
class StackedLines:
    """Positions on a y axis of lines that carry their label above them, under a heading for each group.

    A label above, not beside, leaves a phone its whole width for the numbers.
    """

    places: tuple[float, ...]
    """Position of each line, in the order given."""
    texts: tuple[tuple[float, str], ...]
    """Position and figure text of each label and heading."""
    length: float

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.length * LINE_PIXELS


LINE_PIXELS = 42
MARK_TOP, MARK_HEIGHT = -0.1, 0.56
MARK_MIDDLE = MARK_TOP + MARK_HEIGHT / 2
"""Where the bar or cell of a line lies, relative to the position of the line."""
_LABEL_PLACE = -0.3
_HEADING, _HEADING_PLACE = 0.62, -0.1


def stacked_lines(labels: Sequence[str], groups: Sequence[str] | None = None) -> StackedLines:
    """Lay out labelled lines one below another; `groups` names the group of each, in runs."""
    places: list[float] = []
    texts: list[tuple[float, str]] = []
    place, current = 0.0, ""
    for label, group in zip(labels, groups or [""] * len(labels), strict=True):
        if group != current:
            texts.append((place + _HEADING_PLACE, f"<b>{escaped(group)}</b>"))
            place, current = place + _HEADING, group
        places.append(place)
        texts.append((place + _LABEL_PLACE, escaped(label)))
        place += 1
    return StackedLines(tuple(places), tuple(texts), place)


def stacked_axis(figure: go.Figure, lines: StackedLines) -> None:
    """Set the y axis of stacked lines and write their labels."""
    figure.update_yaxes(range=[lines.length - 0.5, -0.5], visible=False, fixedrange=True)
    left = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "middle"}
    write_notes(figure, ({"text": text, "y": place, **left} for place, text in lines.texts))
    figure.update_layout(barmode="overlay", bargap=0)
