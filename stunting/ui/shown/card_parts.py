"""What stands around every score card: its legend, its plain table, and the trace behind its cells."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stunting.charts.card import BulletCell, Card, ScoreCell, TextCell, card_texts
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import LESS_IS_BETTER, OFFICE_TARGET, UNVERIFIED
from stunting.charts.coverage_rows import FEW_WORDS
from stunting.model.periods import period_label
from stunting.ui.shown.sentence import show_legend
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.choices import YEAR_BEFORE
from stunting.ui.words import wording


def show_card_legend(card: Card, further: str = "") -> None:
    """The statuses that a card draws, and what grey values are where it has any."""
    scores = [cell for row in card.rows for cell in row.cells if isinstance(cell, ScoreCell)]
    few = wording.CARD_FEW.format(few=FEW_WORDS) if any(cell.faint for cell in scores) else ""
    show_legend({cell.status for cell in scores}, " ".join(filter(None, (further, few))))


def marks_said(card: Card, compared: str) -> str:
    """What the marks are that a card of figures draws; an open circle is of the period `compared` with."""
    cells = [cell for row in card.rows for cell in row.cells]
    bullets = [cell for cell in cells if isinstance(cell, BulletCell)]
    texts = [cell for cell in cells if isinstance(cell, TextCell)]
    period = wording.YEAR_BEFORE.lower() if compared == YEAR_BEFORE else period_label(compared)
    drawn = {
        wording.CARD_TARGET: any(cell.target == cell.target for cell in bullets),
        wording.CARD_EARLIER.format(period=period): any(cell.earlier == cell.earlier for cell in bullets),
        wording.CARD_UNVERIFIED: any(cell.mark == UNVERIFIED for cell in texts),
        wording.CARD_OFFICE_TARGET: any(cell.mark == OFFICE_TARGET for cell in texts),
        wording.CARD_LOWER: any(LESS_IS_BETTER in cell.note for cell in texts),
    }
    return "\u2003".join(words for words, there in drawn.items() if there)


def show_card_table(card: Card, key: str, note: str) -> None:
    """The card as a plain table to take along, with a note."""
    show_card_tables({key: card}, key, note)


def show_card_tables(cards: Mapping[str, Card], key: str, note: str) -> None:
    """Cards that stand together as plain tables to take along, each by its key, with a note."""
    table = st.expander(wording.TABLE_OF_CHART, key=f"{key}_tabel", on_change="rerun")
    if table.open:
        for name, card in cards.items():
            heads, texts = card_texts(card)
            with table:
                show_table(
                    pd.DataFrame(texts, columns=heads), key=name, name=name, alt=card.caption, note=note
                )


def trace_of_cell(points: Mapping[tuple[str, str], ChartPoint], row: str, column: str) -> None:
    """Ask, from a callback of a card, for the trace of one of its cells."""
    if point := points.get((row, column)):
        ask_trace(point)
