"""Key figures as one grid of small cards: number, course, change with its base, and what stands behind."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from stunting.charts.key_figures import KeyFigure

_GOOD = {1: "lebih-baik", -1: "lebih-buruk", 0: ""}


def show_key_figures(figures: Sequence[KeyFigure]) -> None:
    """All figures side by side, two in a row where there is room."""
    if figures:
        st.html(f"<div class='angka'>{''.join(map(_card, figures))}</div>")


def _card(figure: KeyFigure) -> str:
    unit = f"<small> {escape(figure.unit)}</small>" if figure.unit else ""
    lines = [f"<p>{escape(figure.title)}</p>"]
    drawing = _line(figure.heights) or _counts(figure)
    lines.append(f"<div class='nilai'><b class='besar'>{escape(figure.value)}{unit}</b>{drawing}</div>")
    if figure.change:
        change = f"<span class='{_GOOD[figure.good]}'>{escape(figure.change)}</span>"
        lines.append(f"<p class='kecil'>{change} {escape(figure.base)}</p>")
    lines += [f"<p class='kecil'>{escape(note)}</p>" for note in figure.notes]
    return f"<div>{''.join(lines)}</div>"


def _line(heights: Sequence[float]) -> str:
    """The course as a line over its area, cut out by CSS: Streamlit lets no SVG of a page through."""
    if not heights:
        return ""
    step = 100 / (len(heights) - 1)
    places = [(f"{step * at:.1f}%", f"{100 - 92 * height:.1f}%") for at, height in enumerate(heights)]
    over = ", ".join(f"{x} {y}" for x, y in places)
    under = ", ".join(f"{x} calc({y} + 2px)" for x, y in reversed(places))
    return (
        f"<span class='garis'><i style='clip-path: polygon({over}, 100% 100%, 0% 100%)'></i>"
        f"<i style='clip-path: polygon({over}, {under})'></i><i style='top: {places[-1][1]}'></i></span>"
    )


def _counts(figure: KeyFigure) -> str:
    """Each counted thing as a small mark, or the counts as lengths of one band."""
    if figure.band:
        shown = [(one, count) for one, count in figure.counts if count]
        parts = "".join(f"<i class='{one.value}' style='flex:{count}'></i>" for one, count in shown)
        return f"<span class='pita'>{parts}</span>"
    marks = "".join(f"<i class='{one.value}'></i>" * count for one, count in figure.counts)
    return f"<span class='titik'>{marks}</span>" if marks else ""
