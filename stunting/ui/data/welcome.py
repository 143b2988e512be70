"""The first visit: the drop zone, what happens to a file, sample data, and what a person gets."""

from __future__ import annotations

from html import escape

import streamlit as st

from stunting.charts.example_card import EXAMPLE_ANSWER, EXAMPLE_STATUSES, example_card
from stunting.ui.data.kept import show_keeping_choice
from stunting.ui.data.template_downloads import show_templates
from stunting.ui.data.upload import read_samples, show_drop_zone
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_answer, show_heading, show_legend, show_remark
from stunting.ui.words import wording

ZONE, EXAMPLE = "mulai_unggah", "mulai_contoh"
"""Keys of the drop zone and of the example, which the style of the page knows."""


def show_welcome() -> None:
    """What the dashboard is for, the drop zone, one click for the sample data, and an example beside them."""
    left, right = st.columns([600, 666], gap="large")
    with left:
        _show_start()
    with right:
        with st.container(border=True, key=EXAMPLE, gap="xsmall"):
            _show_example()
        show_keeping_choice()
    show_heading(wording.TEMPLATES_TITLE, wording.TEMPLATES_INTRO)
    show_templates()


def _show_start() -> None:
    st.html(
        f"<p class='janji'>{escape(wording.WELCOME_TITLE)}</p>"
        f"<p class='pengantar'>{escape(wording.WELCOME)}</p>"
    )
    with st.container(key=ZONE):
        show_drop_zone(wording.UPLOAD_LABEL)
    st.caption(wording.WELCOME_PRIVACY)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(wording.SAMPLE_BUTTON, icon=":material/science:"):
            read_samples()
        st.caption(wording.SAMPLE_HELP, width="content")
    steps = "".join(f"<li><b>{escape(title)}</b>{escape(text)}</li>" for title, text in wording.WELCOME_STEPS)
    st.html(f"<ol class='langkah'>{steps}</ol>")


def _show_example() -> None:
    show_heading(wording.EXAMPLE_TITLE, wording.EXAMPLE_NOTE)
    show_answer(EXAMPLE_ANSWER, sample=False)
    show_card(example_card(), "kartu_contoh")
    show_legend(set(EXAMPLE_STATUSES))
    show_remark(wording.EXAMPLE_TRACE)
