"""The left side of a trace: the figure, the fraction it is, the steps to it, and what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.sources import arithmetic
from stunting.charts.coverage_rows import done_words
from stunting.charts.trace_steps import (
    ROLE_WORDS,
    TracePart,
    missing_words,
    printed_total,
    trace_parts,
)
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import SHORT_BY_DESA, SHORT_OF_TOTAL, STATUS_LABELS, source_words
from stunting.model.observations import Series
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.ui.shown.design import status_sign
from stunting.ui.words import wording

_SUMMED = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN)


def show_trace_figure(
    name: str, row: dict[str, Any], cells: pd.DataFrame, observations: pd.DataFrame
) -> None:
    """The figure of a coverage row of the indicator `name`, from its SOURCE_CELLS among all observations."""
    status = Status(row["status"])
    series = source_words(Series(row["series"]), row["opd"])
    where = " \u00b7 ".join(filter(None, (row["sector"], period_label(row["period"]), series)))
    parts = trace_parts(cells)
    checks = _checks(row, cells, observations)
    value = done_words(row) or format_percent(row["share"])
    st.html(
        f"<div class='asal'><p>{escape(where)}</p><h2>{escape(name)}, {escape(row['area'])}</h2>"
        f"<p class='nilai'><b>{value}</b><span class='{status.value}'>"
        f"{status_sign(status)} {STATUS_LABELS[status]}</span></p>{_fraction(row, cells, parts)}"
        f"{_steps(row, cells, parts)}<h3>{wording.TRACE_CHECKS}</h3><ul>{checks}</ul></div>"
    )


def _fraction(row: dict[str, Any], cells: pd.DataFrame, parts: Sequence[TracePart]) -> str:
    said = f"<p class='hitung'><b>{wording.TRACE_ARITHMETIC}:</b> {escape(arithmetic(cells))}</p>"
    if not parts:
        return said
    lines = "".join(
        f"<span class='{part.role}'><b>{part.total}</b> {ROLE_WORDS[part.role]}"
        f"<small>{escape(part.ranges)}</small></span>"
        for part in parts
    )
    result = f"<b>= {format_percent(row['share'])}</b>"
    return f"<div class='pecahan' aria-hidden='true'><div>{lines}</div>{result}</div>{said}"


def _steps(row: dict[str, Any], cells: pd.DataFrame, parts: Sequence[TracePart]) -> str:
    steps = [_step(part) for part in parts if part.count > 1]
    if missing := missing_words(row, cells):
        steps.append(escape(missing))
    return f"<ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>" if steps else ""


def _step(part: TracePart) -> str:
    cells = f"<b>{format_number(part.count)} sel</b> {ROLE_WORDS[part.role]} dijumlahkan"
    return f"{cells}: {escape(part.terms)} = <b>{part.total}</b>"


def _checks(row: dict[str, Any], cells: pd.DataFrame, observations: pd.DataFrame) -> str:
    """What speaks for the figure and what is to be known of it, each with a sign."""
    found: list[tuple[Status, str]] = []
    if printed := printed_total(cells, observations, str(row["area_key"])):
        found.append((Status.MET if printed[0] else Status.FAR, printed[1]))
    level = AreaLevel(row["area_level"])
    # A kabupaten that is its own only part is no sum of desa.
    own = level is AreaLevel.KABUPATEN and row["areas_expected"] == 1
    if level in _SUMMED and row["areas_expected"] and not own:
        reporting, expected = int(row["areas_reporting"]), int(row["areas_expected"])
        words = wording.TRACE_REPORTING.format(
            reporting=format_number(reporting), expected=format_number(expected)
        )
        found.append((Status.MET if reporting >= expected else Status.NEAR, words))
    if row["target_source"]:
        verified = "" if row["target_verified"] else f" ({wording.UNVERIFIED})"
        words = f"{wording.TARGET_SOURCE} {format_percent(row['target'])}: {row['target_source']}{verified}"
        found.append((Status.MET if row["target_verified"] else Status.NEAR, words))
    found += [(Status.NO_TARGET, words) for words in _further(row)]
    return "".join(f"<li>{status_sign(status)} {escape(words)}</li>" for status, words in found)


def _further(row: dict[str, Any]) -> list[str]:
    """People short of the target, the office, and the reason of a figure, each where there is one."""
    lines = []
    if row["gap_people"] > 0 and not done_words(row):
        people = format_number(row["gap_people"])
        short = wording.GAP_PEOPLE.format(people=people, group=row["target_group"])
        parts = format_number(row["gap_people_areas"])
        summed = AreaLevel(row["area_level"]) in _SUMMED
        lines.append(short + (f" ({SHORT_OF_TOTAL}; {SHORT_BY_DESA}: {parts})" if summed else ""))
    if row["opd"]:
        lines.append(f"{wording.RESPONSIBLE}: {row['opd']}")
    return [*lines, row["reason"]] if row["reason"] else lines
