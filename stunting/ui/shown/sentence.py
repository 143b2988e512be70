"""What a page says in its own type: the answer, headings of blocks, and the legend of statuses, as HTML."""

from __future__ import annotations

from html import escape

import streamlit as st

from stunting.charts.answer import Tone, Words
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status
from stunting.ui.shown.design import status_sign
from stunting.ui.words import wording

_TAGS = {Tone.PLAIN: "span", Tone.STRONG: "b", Tone.WORST: "u"}
_LEGEND = (Status.MET, Status.NEAR, Status.BEHIND, Status.FAR, Status.UNSURE, Status.NO_DATA)


def show_answer(sentence: tuple[Words, ...], *, sample: bool, chosen: str = "") -> None:
    """The answer of a page, in large type; of sample data it says that no figure is real.

    `chosen` says of which part of the data it speaks (`chosen_words`).
    """
    if chosen:
        sentence = (Words(chosen, Tone.STRONG), Words(" \u00b7 "), *sentence)
    parts = "".join(f"<{_TAGS[one.tone]}>{_unbroken(one.text)}</{_TAGS[one.tone]}>" for one in sentence)
    chip = f" <span class='contoh'>{escape(wording.SAMPLE_CHIP)}</span>" if sample else ""
    st.html(f"<p class='lead'>{parts}{chip}</p>")


def _unbroken(text: str) -> str:
    """Text for a page that parts no figure from its percent sign where a line ends."""
    return escape(text).replace(" %", "&nbsp;%")


def show_heading(title: str, subtitle: str = "") -> None:
    """The heading of a block, with what it shows beside it."""
    small = f"<span>{escape(subtitle)}</span>" if subtitle else ""
    st.html(f"<div class='judul'><h2>{escape(title)}</h2>{small}</div>", width="content")


def show_legend(statuses: set[Status], further: str = "") -> None:
    """The statuses that are drawn, with their signs, and what else wants a word."""
    items = "".join(
        f"<span><i class='{status.value}'>{status_sign(status)}</i>{STATUS_LABELS[status]}</span>"
        for status in _LEGEND
        if status in statuses
    )
    st.html(f"<div class='legenda'>{items}<span>{escape(further)}</span></div>")


def show_remark(text: str) -> None:
    """A short line below a block."""
    st.html(f"<p class='catatan'>{escape(text)}</p>")
