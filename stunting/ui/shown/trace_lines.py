"""Lines from the summed cells of a sheet to the fraction of a trace, as a component: the browser measures."""

from __future__ import annotations

from typing import Final

import streamlit as st

from stunting.ui.shown.design import file_text, variables

_STYLE: Final = f"""{variables(":host")}
:host {{display: block; height: 0;}}
svg {{position: absolute; left: 0; top: 0; width: 1px; height: 1px; overflow: visible; pointer-events: none;}}
@media print {{ svg {{display: none;}} }}
"""
_MOUNT: Final = st.components.v2.component(
    "garis_jejak", html="", css=_STYLE, js=file_text("elements.js") + file_text("trace_lines.js")
)


def show_trace_lines() -> None:
    """Draw the lines in the dialog around; a screen reader has the words of the arithmetic instead."""
    _MOUNT(key="garis_jejak", data={})
