"""What was recognised of each sheet: its cells by role, its tables and the meaning of their columns."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import (
    ActivitySheet,
    CellRole,
    ColumnAccount,
    SheetAccount,
    SheetPreview,
    TableAccount,
)
from stunting.model.formatting import format_number
from stunting.model.labels import CERTAINTY_LABELS, MEASURE_LABELS
from stunting.model.lokus import lokus_words, present_lokus
from stunting.model.observations import Measure, column_letters
from stunting.model.periods import period_label
from stunting.ui.data.column_reasons import show_reasons
from stunting.ui.data.correct_areas import show_area_form, show_known_area_form
from stunting.ui.data.correct_columns import show_column_form, show_table_form
from stunting.ui.data.own_indicator import show_own_indicator_form
from stunting.ui.data.recognised_plan import show_recognised_plan
from stunting.ui.data.sheets import ShownSheet
from stunting.ui.shown.sentence import show_heading
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

# Translucent, so that the text keeps the contrast of either theme. The letter says the same as the colour.
_ROLE_TINTS: dict[CellRole, str] = {
    CellRole.TITLE: "rgba(150, 110, 200, 0.28)",
    CellRole.HEADER: "rgba(60, 130, 220, 0.30)",
    CellRole.AREA: "rgba(60, 170, 110, 0.30)",
    CellRole.CODE: "rgba(60, 170, 170, 0.28)",
    CellRole.PERIOD: "rgba(230, 130, 190, 0.28)",
    CellRole.NUMBER: "rgba(240, 200, 60, 0.28)",
    CellRole.ACTIVITY: "rgba(110, 130, 230, 0.28)",
    CellRole.TOTAL: "rgba(240, 140, 50, 0.32)",
    CellRole.SET_ASIDE: "rgba(140, 140, 140, 0.30)",
}
_LONGEST_TEXT = 40
# At 1366 all of a row fits beside the choices, on a phone its place, indicator and measure.
_COLUMN_WIDTHS = {
    "Tempat": 66,
    "Indikator": 170,
    "Ukuran": 142,
    "Kepastian": 105,
    "Satuan": 65,
    "Periode": 105,
    "Angka": 55,
    "Tertulis": 192,
}


def show_recognised(workspace: Workspace, chosen: ShownSheet | None) -> None:
    """Desa lokus, then the chosen sheet: tables, columns and the steps taken, corrections, preview."""
    _show_lokus(workspace)
    if chosen is None:
        st.caption(wording.NO_SHEETS)
        return
    sheet, number = chosen.account, chosen.number
    show_heading(_sheet_label(sheet), wording.CHOOSE_SHEET)
    if isinstance(sheet, ActivitySheet):
        show_recognised_plan(workspace, sheet, f"rencana_aksi_{number}")
        show_preview(sheet.preview, sheet.sheet)
        return
    if not sheet.tables:
        st.info(wording.NO_TABLES)
    for table in sheet.tables:
        _show_table(table, workspace.catalogue)
        show_reasons(workspace, table, f"mengapa_{number}_{table.table}")
        _show_corrections(workspace, sheet, table, f"koreksi_{number}_{table.table}")
    show_preview(sheet.preview, sheet.sheet)


def _show_lokus(workspace: Workspace) -> None:
    """Which desa are lokus, by the list or column of the latest year; nothing where none is named."""
    lokus = workspace.dataset.lokus
    present = present_lokus(lokus)
    own = lokus[lokus["area_code"].isin(present) & (lokus["year"] == max(lokus["year"], default=""))]
    if present:
        said = wording.LOKUS_READ.format(
            count=format_number(len(present)),
            list=lokus_words(next(iter(present.values()))),
            files=", ".join(dict.fromkeys(own["file"])),
            names=", ".join(own["area"]),
        )
        st.caption(literal(said))


def _sheet_label(sheet: SheetAccount | ActivitySheet) -> str:
    name = f"{sheet.file} \u203a {sheet.sheet}" if sheet.sheet else sheet.file
    if isinstance(sheet, ActivitySheet):
        return f"{name}: {wording.PLAN_LINES.format(lines=format_number(sheet.lines))}"
    numbers = sum(table.numbers for table in sheet.tables)
    hidden = f" ({wording.HIDDEN_SHEET})" if sheet.hidden else ""
    return f"{name}{hidden}: {format_number(numbers)} angka"


def _show_table(table: TableAccount, catalogue: Catalogue) -> None:
    st.markdown(f"**{literal(table.title) or wording.UNTITLED_TABLE}**")
    facts = (
        wording.SHAPES[table.shape],
        period_label(table.period),
        f"{format_number(table.areas)} wilayah",
        f"{format_number(table.numbers)} angka",
        f"baris {table.body_rows[0]}\u2013{table.body_rows[1]}",
    )
    st.caption(" \u00b7 ".join(facts))
    st.dataframe(
        columns_table(table, catalogue),
        hide_index=True,
        width="stretch",
        column_config={
            name: st.column_config.TextColumn(width=width) for name, width in _COLUMN_WIDTHS.items()
        },
        alt=f"{wording.COLUMNS_TITLE}: {table.title}",
    )
    if table.steps:
        with st.expander(wording.STEPS_TITLE):
            st.markdown("\n".join(f"- {literal(step)}" for step in table.steps))


def _show_corrections(workspace: Workspace, sheet: SheetAccount, table: TableAccount, key: str) -> None:
    if is_read_only():
        return
    corrections = st.expander(wording.CORRECT_TITLE, key=key, on_change="rerun", icon=":material/edit:")
    if not corrections.open:
        return
    with corrections:
        st.caption(wording.CORRECT_INTRO)
        show_area_form(workspace, [(area, table.fingerprint) for area in table.unmatched_areas], key)
        show_known_area_form(workspace, sheet, table, key)
        show_column_form(workspace, table, key)
        show_table_form(workspace, table, sheet.preview, key)
        st.markdown(f"**{wording.OWN_TITLE}**")
        show_own_indicator_form(workspace, key)


def columns_table(table: TableAccount, catalogue: Catalogue) -> pd.DataFrame:
    """What each column was taken for, in words; first what a phone must show."""
    rows = [
        {
            "Tempat": column.place,
            "Indikator": _indicator_words(column, catalogue),
            "Ukuran": MEASURE_LABELS[Measure(column.measure)],
            "Kepastian": CERTAINTY_LABELS[column.certainty],
            "Satuan": column.unit,
            "Periode": period_label(column.period),
            "Angka": format_number(column.values),
            "Tertulis": column.header,
        }
        for column in table.columns
    ]
    return pd.DataFrame(rows)


def _indicator_words(column: ColumnAccount, catalogue: Catalogue) -> str:
    known = catalogue.indicator(column.indicator) if column.indicator else None
    if known or column.indicator:
        return known.short_name if known else column.indicator
    return wording.NO_INDICATOR if column.measure == Measure.OTHER else wording.UNKNOWN_INDICATOR


def show_preview(preview: SheetPreview, name: str) -> None:
    """The cells of a sheet with what each was taken for; nothing where there is no preview."""
    if not preview.texts:
        return
    st.markdown(f"**{wording.PREVIEW_TITLE}**")
    present = {role for row in preview.roles for role in row}
    marks = [f"**{letter}** {word}" for role, (letter, word) in wording.ROLES.items() if role in present]
    st.caption(f"{wording.PREVIEW_LEGEND} {', '.join(marks)}.")
    words = ", ".join(word for role, (_, word) in wording.ROLES.items() if role in present)
    st.dataframe(
        coloured_preview(preview),
        width="stretch",
        height=420,
        column_config=dict.fromkeys(_letters(preview), st.column_config.TextColumn(width=110)),
        alt=wording.PREVIEW_ALT.format(sheet=name, roles=words),
    )


def coloured_preview(preview: SheetPreview) -> Styler:
    """The preview with a letter before each cell and a tint behind it, both by role."""
    columns = _letters(preview)
    rows = range(1, len(preview.texts) + 1)
    texts = [
        [_cell_text(text, role) for text, role in zip(texts, roles, strict=True)]
        for texts, roles in zip(preview.texts, preview.roles, strict=True)
    ]
    tints = pd.DataFrame(
        [[_tint(role) for role in roles] for roles in preview.roles], index=rows, columns=columns
    )
    frame = pd.DataFrame(texts, index=rows, columns=columns)
    return frame.style.apply(lambda _: tints, axis=None)


def _letters(preview: SheetPreview) -> list[str]:
    return [column_letters(number + 1) for number in range(max(map(len, preview.texts)))]


def _cell_text(text: str, role: CellRole) -> str:
    short = text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}\u2026"
    return f"{wording.ROLES[role][0]} \u00b7 {short}" if role in wording.ROLES and short else short


def _tint(role: CellRole) -> str:
    return f"background-color: {_ROLE_TINTS[role]}" if role in _ROLE_TINTS else ""
