"""Buttons that only the browser can serve: print the page, copy a text."""

from __future__ import annotations

from typing import Final

import streamlit as st

from stunting.ui.shown.design import variables

_STYLE: Final = f"""{variables(":host")}
:host {{display: block;}}
button {{font: 600 13px/1.3 var(--font); border: 1px solid #0B5CAD; border-radius: 6px; padding: 5px 12px;
  cursor: pointer; white-space: nowrap;}}
.print {{color: #FFFFFF; background: #0B5CAD;}}
.copy {{color: var(--brand); background: none; border-color: var(--line2);}}
button:focus-visible {{outline: 2px solid var(--brand); outline-offset: 2px;}}
@media print {{ button {{display: none;}} }}
"""
# Where a page is not served securely, or may not, the clipboard is out of reach: there the old way is gone.
_SCRIPT: Final = """
function copiedByHand(text, place) {
  const field = document.createElement("textarea");
  field.value = text;
  place.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function copied(text, place) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copiedByHand(text, place);
  }
}

export default function ({data, parentElement}) {
  const button = parentElement.querySelector("button");
  button.className = data.text ? "copy" : "print";
  button.textContent = data.label;
  button.onclick = () => {
    if (!data.text) return window.print();
    copied(data.text, button.parentElement).then(() => { button.textContent = data.done; });
  };
}
"""
_MOUNT: Final = st.components.v2.component(
    "tombol", html="<button type='button'></button>", css=_STYLE, js=_SCRIPT
)


def show_print_button(label: str, key: str) -> None:
    """A button that opens the printing of the browser; what is printed is up to the style of the page."""
    _MOUNT(key=key, data={"label": label}, width="content")


def show_copy_button(label: str, done: str, text: str, key: str) -> None:
    """A button that puts `text` into the clipboard and says `done`."""
    _MOUNT(key=key, data={"label": label, "done": done, "text": text}, width="content")
