"""What a person is asked about the uploads: few cards, one of each kind, one click for all of a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from stunting.analysis.quality.why import words_of
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.decisions import Decision
from stunting.model.formatting import format_number
from stunting.model.problems import Problem
from stunting.ui.data.answered import answer, answered_in, show_answered
from stunting.ui.data.ask_period import show_period_form
from stunting.ui.data.asked import AskedOfUpload
from stunting.ui.data.choose_indicator import show_indicator_form
from stunting.ui.data.conflicts import show_conflicts
from stunting.ui.data.correct_areas import show_area_form
from stunting.ui.data.doubts import show_doubts
from stunting.ui.data.question_cells import show_cells
from stunting.ui.data.target_conflicts import show_target_conflicts
from stunting.ui.shown.sentence import show_heading
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording

_EXAMPLES = 3
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One kind of question: its title, examples as (written, taken for) with a `joint`, and how much waits.

    `decisions` answer all of it at once with the words `yes`; `one_by_one` draws the way to answer singly.
    """

    key: str
    title: str
    examples: tuple[tuple[str, str], ...]
    cells: int
    yes: str = ""
    decisions: tuple[Decision, ...] = ()
    joint: str = "\u2192"
    one_by_one: Callable[[], None] | None = None
    one_by_one_title: str = ""


def show_questions_of_upload(
    workspace: Workspace, asked: AskedOfUpload, links: Sequence[tuple[Path, str]]
) -> None:
    """The cards, those that settle most numbers first; answered ones are folded above them."""
    cards = sorted(_cards(workspace, asked), key=lambda one: -one.cells)
    done = len(answered_in(workspace))
    waiting = asked.kinds
    subtitle = wording.ANSWERED_OF.format(done=format_number(done), all=format_number(done + waiting))
    if done + waiting:
        show_heading(wording.ASKED_TITLE, subtitle)
    show_answered(workspace)
    _show_places(asked.failures, wording.FAILURES_TITLE)
    _show_places(asked.settings, wording.SETTINGS_TITLE)
    if not waiting and not workspace.dataset.problems:
        st.success(wording.PROBLEMS_NONE)
    for number, card in enumerate(cards, start=1):
        with st.container(border=True, key=f"tanya_{number}", gap="xsmall"):
            _show_card(workspace, number, card)
    if asked.conflicts:
        with st.container(border=True, key="tanya_ganda", gap="xsmall"):
            show_conflicts(workspace)
    show_target_conflicts(workspace)
    # Looking for findings takes longer than all else of the page: they come last.
    show_cells(workspace, asked, links)
    if done + waiting:
        st.caption(wording.ANSWERS_KEPT)


def _show_places(problems: Sequence[Problem], words: str) -> None:
    """Every file, sheet and cell that could not be read or used; those of one reason stand together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in problems:
        place = " \u203a ".join(part for part in (one.file, one.sheet, one.cell) if part)
        alike.setdefault((one.message, one.remedy), []).append(place)
    if not alike:
        return
    items = "".join(
        f"<li><b>{escape('; '.join(places))}</b>{escape(message)} <span>{escape(remedy)}</span></li>"
        for (message, remedy), places in alike.items()
    )
    title = words.format(count=format_number(len(problems)))
    st.html(
        f"<div class='gagal' role='region' aria-label='{escape(title)}'><h3>{escape(title)}</h3>"
        f"<ul>{items}</ul></div>"
    )


def _show_card(workspace: Workspace, number: int, card: QuestionCard) -> None:
    lines = "".join(
        f"<p><em>\u201c{escape(_short(written))}\u201d</em>"
        + (f"<i>{card.joint}</i><b>{escape(meaning)}</b>" if meaning else "")
        + "</p>"
        for written, meaning in card.examples[:_EXAMPLES]
    )
    more = len(card.examples) - _EXAMPLES
    rest = f"<p>{escape(wording.EXAMPLES_MORE.format(count=format_number(more)))}</p>" if more > 0 else ""
    waits = (
        f"<span>{escape(wording.CELLS_WAIT.format(cells=format_number(card.cells)))}</span>"
        if card.cells
        else ""
    )
    st.html(f"<div class='tanya'><h3><i>{number}</i>{escape(card.title)}{waits}</h3>{lines}{rest}</div>")
    if is_read_only():
        return
    if card.decisions and st.button(
        card.yes, key=f"ya_{card.key}", type="primary" if number == 1 else "secondary"
    ):
        answer(workspace, card.title, card.decisions)
    if card.one_by_one is None:
        return
    if not card.one_by_one_title:
        card.one_by_one()
        return
    singly = st.expander(card.one_by_one_title, key=f"satu_{card.key}", on_change="rerun")
    if singly.open:
        with singly:
            card.one_by_one()


def _cards(workspace: Workspace, asked: AskedOfUpload) -> list[QuestionCard]:
    catalogue = workspace.catalogue
    cards = [_doubts_card(workspace, asked, catalogue)] if asked.doubts else []
    if asked.guessed or asked.not_found:
        cards.append(_areas_card(workspace, asked))
    if asked.unknown:
        cards.append(_unknown_card(workspace, asked))
    if asked.periods:
        cards.append(_period_card(workspace, asked))
    return cards


def _doubts_card(workspace: Workspace, asked: AskedOfUpload, catalogue: Catalogue) -> QuestionCard:
    count = sum(len(one.accounts) for one in asked.doubts)
    several = len(asked.doubts) > 1
    decisions = [made for one in asked.doubts for made in one.answer(one.settled.value)]
    return QuestionCard(
        "ragu",
        wording.DOUBTS_CARD.format(count=format_number(count)),
        tuple(
            (one.accounts[0].header, words_of(one.settled.aspect, one.settled.value, catalogue))
            for one in asked.doubts
        )
        if several
        else (),
        sum(one.cells for one in asked.doubts),
        wording.YES_ALL.format(count=format_number(count)),
        tuple(dict.fromkeys(decisions)) if several else (),
        one_by_one=lambda: show_doubts(workspace),
        one_by_one_title=wording.ONE_BY_ONE if several else "",
    )


def _areas_card(workspace: Workspace, asked: AskedOfUpload) -> QuestionCard:
    areas = (*asked.guessed, *asked.not_found)
    count = len(asked.guessed)
    names = [_area_name(one.code) for one in asked.guessed]
    return QuestionCard(
        "wilayah",
        wording.AREAS_CARD.format(count=format_number(len(areas))),
        (
            *((one.area, name) for one, name in zip(asked.guessed, names, strict=True)),
            *((one.area, wording.AREA_NOT_FOUND) for one in asked.not_found),
        ),
        len(areas),
        wording.YES_AREA.format(name=names[0]) if count == 1 else wording.YES_ALL.format(count=count),
        tuple(one.answer(one.code) for one in asked.guessed),
        one_by_one=lambda: show_area_form(
            workspace, [(one.unmatched, one.fingerprint) for one in areas], "periksa_nama"
        ),
        one_by_one_title=wording.CHOOSE_AREA,
    )


def _area_name(code: str) -> str:
    gazetteer = load_gazetteer()
    area = gazetteer.area(code)
    if area is None:
        return code
    parent = gazetteer.area(area.parent_code)
    return f"{area.name}, {parent.name}" if parent else area.name


def _unknown_card(workspace: Workspace, asked: AskedOfUpload) -> QuestionCard:
    columns = asked.unknown
    count = len(columns)
    return QuestionCard(
        "kolom",
        wording.UNKNOWN_CARD.format(count=format_number(count)),
        tuple((one.header, one.places[0][1] or one.places[0][0]) for one in columns),
        sum(one.values for one in columns),
        wording.IGNORE_ONE if count == 1 else wording.IGNORE_ALL.format(count=format_number(count)),
        tuple(made for one in columns for made in one.ignored()),
        "di",
        lambda: show_indicator_form(workspace, columns, "periksa_kolom"),
        wording.CHOOSE_INDICATOR,
    )


def _period_card(workspace: Workspace, asked: AskedOfUpload) -> QuestionCard:
    return QuestionCard(
        "periode",
        wording.PERIOD_CARD,
        tuple((one.sheet or one.file, "") for one in asked.periods),
        sum(one.cells for one in asked.periods),
        one_by_one=lambda: show_period_form(workspace, asked.periods),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"
