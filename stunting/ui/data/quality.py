"""Parts of the page on data quality: questions, findings with filters, completeness."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.quality.completeness import completeness_of
from stunting.analysis.quality.findings import all_findings, open_findings, ten_questions
from stunting.charts.chart import Chart
from stunting.charts.completeness import completeness_matrix
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.labels import LEVEL_LABELS, SEVERITY_LABELS
from stunting.model.periods import period_label
from stunting.model.problems import Severity
from stunting.model.summaries import Summary
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.problem_list import show_problems
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import INDICATOR, KECAMATAN, PERIOD, SECTOR, show_unfiltered
from stunting.ui.visit.choices import Choice
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.visit.view import View, figures_in, records, with_kabupaten
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_LEVELS = (AreaLevel.DESA, AreaLevel.KECAMATAN)


def show_questions(view: View) -> None:
    """The ten cells most worth asking about, by office."""
    st.caption(wording.QUESTIONS_HELP)
    _show_chosen(view)
    table = computed(
        ("ten questions", view.choices),
        lambda: _questions_table(ten_questions(_of_choices(view, open_findings_in(view)))),
    )
    if table.empty:
        st.info(wording.QUESTIONS_NONE)
        return
    show_table(table, key="pertanyaan", name="sepuluh_pertanyaan", alt=wording.TAB_QUESTIONS)


def _show_chosen(view: View) -> None:
    """Of what the findings are where something is chosen."""
    if chosen := chosen_words(view, (*AREA_AND_SECTOR, Choice.INDICATOR)):
        st.markdown(f"**{wording.ONLY_CHOSEN.format(chosen=literal(chosen))}**")


def _questions_table(rows: pd.DataFrame) -> pd.DataFrame:
    """FINDINGS rows as questions to offices."""
    return pd.DataFrame(
        [
            {
                "Temuan": row["message"],
                "Pertanyaan": row["question"],
                "Penanggung jawab": row["opd"] or wording.NO_OFFICE_NAMED,
                "Sel": _place(row, "file", "sheet", "cell"),
                "Orang": format_number(row["people"]) if row["people"] > 0 else wording.NOT_SET,
            }
            for row in records(rows)
        ]
    )


def show_findings(view: View) -> None:
    """All findings, most people first, for one office or severity where one is chosen."""
    _show_chosen(view)
    summary = _findings(view.workspace)
    frame = _of_choices(view, open_findings_in(view))
    offices = sorted({office for office in frame["opd"] if office})
    left, right = st.columns(2)
    office = left.selectbox(
        wording.OFFICE,
        ["", *offices],
        format_func=lambda name: name or wording.ALL_OFFICES,
        key="penanggung_jawab",
        bind="query-params",
        persist_state="session",
    )
    severities = [severity for severity in Severity if (frame["severity"] == severity.value).any()]
    chosen = right.pills(
        wording.SEVERITY,
        severities,
        selection_mode="multi",
        format_func=lambda one: SEVERITY_LABELS[one],
        key="tingkat_temuan",
    )
    if office:
        frame = frame[frame["opd"] == office]
    if chosen:
        frame = frame[frame["severity"].isin([one.value for one in chosen])]
    if frame.empty:
        st.info(wording.FINDINGS_NONE)
    else:
        st.caption(wording.FINDINGS_COUNT.format(count=format_number(len(frame))))
        show_table(
            findings_table(by_file(frame)), key="temuan", name="temuan_mutu_data", alt=wording.TAB_FINDINGS
        )
    _show_confirmed(_of_choices(view, summary.frame[summary.frame["confirmation"] != ""]))
    show_notes(summary.notes)


def _show_confirmed(rows: pd.DataFrame) -> None:
    """Findings that their office settled, with what it said."""
    if rows.empty:
        return
    st.markdown(f"**{wording.FINDINGS_CONFIRMED}**")
    st.caption(wording.FINDINGS_CONFIRMED_HELP)
    table = findings_table(rows).drop(columns=["Pertanyaan", "Dapat mengubah"])
    table = table.assign(**{"Jawaban kantor": list(rows["confirmation"])})
    show_table(table, key="temuan_selesai", name="temuan_dikonfirmasi", alt=wording.FINDINGS_CONFIRMED)


def show_most_doubted(workspace: Workspace) -> None:
    """Which file most findings are about; nothing where no finding is about one."""
    if said := computed("most doubted", lambda: _most_doubted(open_findings_of(workspace))):
        st.markdown(said)


def _most_doubted(findings: pd.DataFrame) -> str:
    rows = by_file(findings[_to_check(findings) & findings["file"].ne("")])
    if rows.empty:
        return ""
    first = records(rows.head(1))[0]
    count = format_number(int(rows["file"].eq(first["file"]).sum()))
    named = (("lembar", first["sheet"]), ("sel", first["cell"]))
    place = " ".join(f"{kind} {name}" for kind, name in named if name) or first["area"]
    return wording.MOST_DOUBTED.format(file=literal(first["file"]), count=count, place=literal(place))


def _to_check(findings: pd.DataFrame) -> pd.Series:
    """Which are more than remarks."""
    return findings["severity"].ne(Severity.INFO.value)


def by_file(findings: pd.DataFrame) -> pd.DataFrame:
    """FINDINGS by file, that with most to check first, those of no file last; in each as they stood."""
    counts = _to_check(findings).groupby(findings["file"]).agg(["sum", "size"])
    by_count = counts.sort_values(["sum", "size"], ascending=False, kind="stable").index
    order = sorted(by_count, key=lambda file: file == "")
    places = findings["file"].map({file: place for place, file in enumerate(order)})
    return findings.loc[places.sort_values(kind="stable").index]


def show_completeness(view: View) -> None:
    """Which indicators are filled in which kecamatan, counted in desa or in kecamatan."""
    level = st.segmented_control(
        wording.LEVEL,
        _LEVELS,
        format_func=lambda one: LEVEL_LABELS[one],
        default=AreaLevel.DESA,
        required=True,
        key="tingkat_kelengkapan",
    )
    level = AreaLevel(level or AreaLevel.DESA)
    if chosen := chosen_words(view, AREA_AND_SECTOR):
        st.markdown(f"**{literal(chosen)}**")
    summary = computed(("completeness", level), lambda: completeness_of(view.figures, level))
    wanted = view.indicators_of_sector
    names = view.kabupaten if view.several_kabupaten else {}

    def make() -> Chart:
        rows = view.choices.of_period(summary.frame)
        if view.choices.kecamatan:
            rows = rows[rows["area_key"].isin(_inside(view))]
        rows = with_kabupaten(rows[rows["indicator"].isin(wanted)], names)
        return completeness_matrix(rows, view.catalogue, source=view.source)

    show_chart(view, "kelengkapan", make, level)
    show_notes(summary.notes)


def show_reading_problems(view: View) -> None:
    """What was met while reading the files."""
    st.caption(wording.READING_HELP)
    show_unfiltered(view, KECAMATAN, PERIOD, SECTOR, INDICATOR)
    show_problems(view.workspace.dataset.problems)


def show_findings_of_upload(workspace: Workspace) -> None:
    """What the numbers themselves ask where reading them left no question; nothing where they ask nothing."""
    if workspace.dataset.problems:
        return
    if words := computed("words of findings", lambda: _words(open_findings_of(workspace))):
        st.warning(words)


def _words(findings: pd.DataFrame) -> str:
    if findings.empty:
        return ""
    first = literal(findings["message"].iloc[0])
    return wording.PROBLEMS_OF_FIGURES.format(count=format_number(len(findings)), first=first)


def findings_table(rows: pd.DataFrame) -> pd.DataFrame:
    """FINDINGS rows in words."""
    return pd.DataFrame(
        [
            {
                "Berkas": row["file"] or wording.NOT_SET,
                "Orang": format_number(row["people"]) if math.isfinite(row["people"]) else "\u2013",
                "Temuan": row["message"],
                "Pertanyaan": row["question"],
                "Dapat mengubah": wording.FLIPS.get(row["flips"], "\u2013"),
                "Penanggung jawab": row["opd"] or wording.NO_OFFICE_NAMED,
                "Sel": _place(row, "sheet", "cell"),
                "Periode": period_label(row["period"]),
                "Tingkat": SEVERITY_LABELS[Severity(row["severity"])],
            }
            for row in records(rows)
        ]
    )


def open_findings_in(view: View) -> pd.DataFrame:
    """Findings of the workspace that no office has settled (FINDINGS)."""
    return open_findings_of(view.workspace)


def open_findings_of(workspace: Workspace) -> pd.DataFrame:
    """The same of a workspace, as for pages that choose no part of it."""
    return computed("open findings", lambda: open_findings(_findings(workspace).frame))


def _findings(workspace: Workspace) -> Summary:
    """All findings, looked for once for every page that shows some."""
    return computed("findings", lambda: all_findings(figures_in(workspace)))


def _of_choices(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Findings of what is chosen; those of no single indicator stay, and those of the whole kabupaten."""
    rows = view.choices.of_period(rows)
    if view.choices.kecamatan:
        kabupaten = rows["area_level"].eq(AreaLevel.KABUPATEN.value)
        rows = rows[kabupaten | rows["area_key"].isin(_inside(view))]
    wanted = view.indicators_of_sector
    if view.choices.indicator:
        wanted = {view.choices.indicator: ""}
    return rows[rows["indicator"].isin(["", *wanted])]


def _inside(view: View) -> set[str]:
    """Keys of the chosen kecamatan and of its desa."""
    return {view.choices.kecamatan, *view.desa_of(view.choices.kecamatan)["area_key"]}


def _place(row: dict[str, Any], *parts: str) -> str:
    return " \u203a ".join(row[part] for part in parts if row[part]) or wording.NOT_SET
