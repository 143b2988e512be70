"""The few lines of CSS that figures need on a page, because a figure does not know the page's theme."""

from __future__ import annotations

from typing import Final

CHART_CSS: Final = """
.js-plotly-plot :is(.xtick, .ytick, .g-xtitle, .g-ytitle, .annotation) :is(text, tspan) {
  fill: currentColor !important;}
.js-plotly-plot :is(.bartext, .textpoint text) {fill-opacity: 1 !important;}
"""
"""Axes and notes in the text colour of the page (the one Streamlit gives them has a contrast of 3.7:1), and
texts that stay readable when another point is selected, where plotly fades them to a fifth."""
