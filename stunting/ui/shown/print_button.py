"""A button that opens the printing of the browser, as its menu does."""

from __future__ import annotations

from typing import Final

import streamlit as st

from stunting.ui.shown.design import variables

_STYLE: Final = f"""{variables(":host")}
:host {{display: block;}}
button {{font: 600 13px/1.3 var(--font); color: #FFFFFF; background: #0B5CAD; border: 0; border-radius: 6px;
  padding: 5px 12px; white-space: nowrap; cursor: pointer;}}
button:focus-visible {{outline: 2px solid var(--brand); outline-offset: 2px;}}
@media print {{ button {{display: none;}} }}
"""
_SCRIPT: Final = """
export default function ({data, parentElement}) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
"""
_MOUNT: Final = st.components.v2.component(
    "cetak", html="<button type='button'></button>", css=_STYLE, js=_SCRIPT
)


def show_print_button(label: str, key: str) -> None:
    """The button under its label; what is printed is up to the style of the page."""
    _MOUNT(key=key, data={"label": label}, width="content")
