"""Files and sheets of an upload as small pictures of what was recognised, and one sheet to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.charts.sheet_picture import SheetCrop, Thumbnail, crop_hints, sheet_crop, thumbnail
from stunting.model.dataset import ActivitySheet, SheetAccount, TableAccount
from stunting.model.formatting import format_number
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure
from stunting.ui.data.asked import AskedOfUpload
from stunting.ui.shown.sentence import show_heading
from stunting.ui.shown.sheet_pictures import SheetPicture, show_sheet_pictures
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.words import wording

_CHOSEN = "lembar_dipilih"
_MOST_SHEETS = 60
_NO_PICTURE = Thumbnail(0, 0, ())


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet of numbers or of activities, by its number among all."""

    number: int
    account: SheetAccount | ActivitySheet
    asked: int
    unread: bool

    @property
    def name(self) -> str:
        """What it is called."""
        return self.account.sheet or self.account.file

    @property
    def amount(self) -> str:
        """How much it holds."""
        if isinstance(self.account, ActivitySheet):
            return wording.PLAN_LINES.format(lines=format_number(self.account.lines))
        numbers = sum(table.numbers for table in self.account.tables)
        hidden = f" ({wording.HIDDEN_SHEET})" if self.account.hidden else ""
        return f"{format_number(numbers)} angka{hidden}"


def sheets_of(workspace: Workspace, asked: AskedOfUpload) -> tuple[ShownSheet, ...]:
    """All sheets that were read, in the order of their files."""
    unread = {(one.file, one.sheet) for one in asked.unread}
    counts = {where: one.count for where, one in asked.on_sheets.items()}
    accounts: tuple[SheetAccount | ActivitySheet, ...] = (
        *workspace.dataset.sheets,
        *workspace.dataset.activity_sheets,
    )
    return tuple(
        ShownSheet(
            number,
            one,
            counts.get((one.file, one.sheet), 0),
            (one.file, one.sheet) in unread or (isinstance(one, SheetAccount) and not one.tables),
        )
        for number, one in enumerate(accounts)
    )


def chosen_sheet(sheets: tuple[ShownSheet, ...]) -> ShownSheet | None:
    """The sheet that was chosen, else the one with most to ask in the file with most to ask."""
    if not sheets:
        return None
    number = st.session_state.get(_CHOSEN)
    if isinstance(number, int) and number < len(sheets):
        return sheets[number]
    of_file: Counter[str] = Counter()
    for one in sheets:
        of_file[one.account.file] += one.asked
    return max(sheets, key=lambda one: (one.unread and one.asked > 0, of_file[one.account.file], one.asked))


def show_files_of_upload(
    workspace: Workspace, asked: AskedOfUpload, sheets: tuple[ShownSheet, ...], chosen: ShownSheet | None
) -> None:
    """The files, those with most to ask first; one of them is looked at."""

    def choose(file: str) -> None:
        own = [one for one in sheets if one.account.file == file]
        if own:
            st.session_state[_CHOSEN] = max(own, key=lambda one: one.asked).number

    show_sheet_pictures(
        computed("pictures of files", lambda: _pictures_of_files(workspace, asked, sheets)),
        "berkas_terbaca",
        label=wording.FILES_TITLE,
        layout="rail",
        selected=chosen.account.file if chosen else "",
        on_chosen=choose,
    )


def _pictures_of_files(
    workspace: Workspace, asked: AskedOfUpload, sheets: tuple[ShownSheet, ...]
) -> list[SheetPicture]:
    failed = {one.file for one in asked.failures}
    pictures: list[tuple[int, SheetPicture]] = []
    for source in workspace.dataset.sources:
        own = [one for one in sheets if one.account.file == source.file]
        questions = sum(one.asked for one in own)
        bad = source.file in failed or any(one.unread and one.amount != "0 angka" for one in own)
        count = format_number(questions)
        help_of_badge = f"; {wording.ASKED_BADGE_HELP.format(count=count)}" if questions else ""
        picture = SheetPicture(
            key=source.file,
            title=source.file.rpartition(".")[0].replace("_", " ") or source.file,
            note=wording.FILE_UNREAD
            if source.file in failed and not own
            else _file_note(workspace, source.file, own),
            picture=_picture(workspace, asked, max(own, key=_size)) if own else _NO_PICTURE,
            badge=wording.ASKED_BADGE.format(count=count) if questions else "",
            state="bad" if bad else "ok",
            hint=source.file + help_of_badge,
        )
        pictures.append((questions, picture))
    # What cannot be read stands first, then the file with most to ask.
    return [one for _, one in sorted(pictures, key=lambda pair: (pair[1].state != "bad", -pair[0]))]


def _file_note(workspace: Workspace, file: str, own: list[ShownSheet]) -> str:
    if not own:
        plans = [one for one in workspace.dataset.follow_ups if one.file == file]
        if plans:
            return wording.FILE_OF_PLAN.format(rows=format_number(len(plans[-1].frame)))
        return wording.FILE_OTHER
    if len(own) == 1:
        return own[0].amount
    numbers = sum(_size(one) for one in own)
    return wording.FILE_SHEETS.format(sheets=format_number(len(own)), numbers=format_number(numbers))


def _size(one: ShownSheet) -> int:
    account = one.account
    if isinstance(account, ActivitySheet):
        return account.lines
    return sum(table.numbers for table in account.tables)


def show_sheets(
    workspace: Workspace, asked: AskedOfUpload, sheets: tuple[ShownSheet, ...], chosen: ShownSheet
) -> None:
    """The sheets of the chosen file as pictures with coloured roles, and the legend of the colours."""
    own = [one for one in sheets if one.account.file == chosen.account.file]
    numbers = format_number(sum(_size(one) for one in own))
    show_heading(
        chosen.account.file, wording.FILE_SHEETS.format(sheets=format_number(len(own)), numbers=numbers)
    )
    # What is unread or asked about is never beyond the sheets that are drawn.
    first = sorted(own, key=lambda one: (not one.unread, not one.asked))[:_MOST_SHEETS]
    pictures = [
        SheetPicture(
            key=str(one.number),
            title=one.name,
            note=wording.SHEET_UNREAD if one.unread else one.amount,
            picture=_picture(workspace, asked, one),
            asked=wording.ASKED_ON_SHEET.format(count=format_number(one.asked)) if one.asked else "",
            state="bad" if one.unread else "",
        )
        for one in sorted(first, key=lambda one: one.number)
    ]

    def choose(number: str) -> None:
        st.session_state[_CHOSEN] = int(number)

    show_sheet_pictures(
        pictures,
        "lembar_terbaca",
        label=wording.SHEETS_OF_FILE,
        layout="grid",
        selected=str(chosen.number),
        on_chosen=choose,
    )
    if len(own) > len(first):
        st.caption(wording.SHEETS_MORE.format(count=format_number(len(own) - len(first))))
    legend = "".join(
        f"<span><i class='{look}'></i>{word}</span>" for look, word in wording.SHEET_LEGEND.items()
    )
    st.html(f"<div class='legenda peran'>{legend}</div>")


def _picture(workspace: Workspace, asked: AskedOfUpload, one: ShownSheet) -> Thumbnail:
    return computed(("picture", one.number), lambda: thumbnail(one.account.preview, _asked_cells(asked, one)))


def _asked_cells(asked: AskedOfUpload, one: ShownSheet) -> frozenset[tuple[int, int]]:
    found = asked.on_sheets.get((one.account.file, one.account.sheet))
    return found.cells if found else frozenset()


def show_part_of_sheet(workspace: Workspace, asked: AskedOfUpload, chosen: ShownSheet) -> None:
    """Heads and first rows of the chosen sheet and where something is asked; what columns were read as."""
    crop = computed(
        ("crop", chosen.number), lambda: sheet_crop(chosen.account.preview, _asked_cells(asked, chosen))
    )
    show_heading(wording.PART_OF_SHEET.format(sheet=chosen.name), wording.PART_HINT)
    if not crop.rows:
        st.caption(wording.PART_NONE)
        return
    account = chosen.account
    tables = account.tables if isinstance(account, SheetAccount) else ()
    drawn = computed(
        ("crop drawn", chosen.number),
        lambda: crop_html(crop, crop_hints(crop, _meanings(tables, workspace.catalogue)), chosen.name),
    )
    st.html(drawn)


def _meanings(tables: tuple[TableAccount, ...], catalogue: Catalogue) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables:
        for column in table.columns:
            known = catalogue.indicator(column.indicator)
            name = known.short_name if known else wording.UNKNOWN_INDICATOR
            found.setdefault(column.place, f"{name}, {MEASURE_LABELS[Measure(column.measure)]}")
    return found


def crop_html(crop: SheetCrop, hints: tuple[str, ...], name: str) -> str:
    """A part of a sheet as a table of its own; texts of the file are only ever shown as text."""
    letters = "".join(f"<th scope='col'>{letter}</th>" for letter in crop.letters)
    rows = []
    for row in crop.rows:
        if row.after_gap:
            rows.append(f"<tr class='sela'><th>\u22ee</th><td colspan='{len(crop.letters)}'></td></tr>")
        cells = "".join(
            f"<td class='{cell.look}{' asked' if cell.asked else ''}' title='{escape(hint or cell.text)}'>"
            f"{escape(cell.text)}</td>"
            for cell, hint in zip(row.cells, hints, strict=True)
        )
        rows.append(f"<tr><th scope='row'>{row.number}</th>{cells}</tr>")
    return (
        f"<div class='petikan' tabindex='0' role='region' aria-label='{escape(name)}'><table>"
        f"<thead><tr><td></td>{letters}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
