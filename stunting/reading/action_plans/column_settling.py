"""What columns of an action plan hold, settled between them and by their cells."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from stunting.model.activities import ActivityColumn
from stunting.reading.action_plans.amounts import SIGN_ALONE, amount_style, funding_source, rupiah
from stunting.reading.action_plans.column_contents import REVISED, completed_columns
from stunting.reading.action_plans.plan_columns import NAMES, PlanColumn
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.numbering_rows import is_column_number_row

_SPENT = re.compile(
    r"^(?:jumlah )?(?:realisasi|real|serapan)(?: (?:belanja|s d.*|sd.*|rp|20\d\d|tahun.*|ta.*))?$"
)
_SPENT_PART = 0.1
_NOW = re.compile(r"\b(?:s d|sd|sampai dengan) (?:bulan|triwulan|periode|saat|hari) ini\b")
_SHORTEST_NAME = 8
"""Characters of the name of an activity, at least: shorter are units and signs ("kgt", "x")."""
_YEARS = re.compile(r"\b20\d\d\s*(?:[-\u2013/]|s\.?d\.?|sampai)\s*20\d\d\b")


def settled_columns(columns: list[PlanColumn], sheet: Sheet, last: int, title: str) -> list[PlanColumn]:
    """The columns of a header whose last row is given, each with what it holds at last.

    Of amounts of several years those of the one year that `title` names are used, else the first.
    """
    columns = _by_their_cells(_settle_accounts(columns), sheet, last)
    columns = _by_quarters(_until_now(_with_spent(columns, sheet, last)), sheet, last)
    columns = completed_columns(_with_activities(columns), sheet, last)
    # Beside a pagu that only its cells tell there may be what was spent of it.
    return _settle_money(_until_now(_with_spent(columns, sheet, last)), title)


def _by_their_cells(columns: list[PlanColumn], sheet: Sheet, last: int) -> list[PlanColumn]:
    """A column headed as names that holds none, a cost that names sources, and amounts behind "Rp" alone."""
    # Asked once for all columns: a header is tried at many rows, and a sheet may be wide.
    body = [row for row in range(last + 1, len(sheet.filled)) if not is_column_number_row(sheet, row)]
    named = {
        one.column for one in columns if one.meaning in NAMES and _are_names(_texts(sheet, body, one.column))
    }
    settled = []
    for one in columns:
        if one.meaning in NAMES and named and one.column not in named:
            one = replace(one, meaning=ActivityColumn.NONE, note="berisi rincian, bukan nama kegiatan")
        elif one.meaning is ActivityColumn.BUDGET and _are_sources(_texts(sheet, body, one.column)):
            one = replace(one, meaning=ActivityColumn.FUNDING, source="")
        settled.append(one)
    if any(one.meaning is ActivityColumn.BUDGET for one in settled):
        return settled
    marked = {one.column + 1 for one in columns if _holds_sign_alone(sheet, body, one.column)}
    return [
        replace(one, meaning=ActivityColumn.BUDGET, note="rupiah menurut tanda Rp di sebelah kirinya")
        if one.column in marked and one.meaning is ActivityColumn.NONE
        else one
        for one in settled
    ]


def _holds_sign_alone(sheet: Sheet, body: list[int], column: int) -> bool:
    """Whether a column holds "Rp" and nothing else; most end with their first cell."""
    filled = [row for row in body if sheet.filled[row, column]]
    return bool(filled) and all(SIGN_ALONE.match(sheet.text(row, column)) for row in filled)


def _texts(sheet: Sheet, body: list[int], column: int) -> list[str]:
    return [sheet.text(row, column) for row in body if sheet.filled[row, column]]


def _are_names(texts: list[str]) -> bool:
    """Whether most of the texts of a column are long enough to name something; an empty column may."""
    long = sum(len(text) >= _SHORTEST_NAME and not text.replace(".", "").isdigit() for text in texts)
    return 2 * long >= len(texts)


def _are_sources(texts: list[str]) -> bool:
    return bool(texts) and all(funding_source(text) for text in texts)


def _settle_accounts(columns: list[PlanColumn]) -> list[PlanColumn]:
    """A column "Kode rekening" as the code of each line, unless codes of activities stand beside it."""
    if any(one.meaning is ActivityColumn.CODE for one in columns):
        return columns
    return [
        replace(one, meaning=ActivityColumn.CODE)
        if one.meaning is ActivityColumn.ACCOUNT and plain(one.header).startswith("kode")
        else one
        for one in columns
    ]


def _with_spent(columns: list[PlanColumn], sheet: Sheet, last: int) -> list[PlanColumn]:
    """A bare "Realisasi" beside a pagu is money where its numbers are of the size of money."""
    found = {one.meaning for one in columns}
    if ActivityColumn.BUDGET not in found or ActivityColumn.REALISED_MONEY in found:
        return columns
    return [
        replace(one, meaning=ActivityColumn.REALISED_MONEY)
        if one.meaning is ActivityColumn.REALISATION
        and _SPENT.match(plain(one.header.rpartition(" / ")[2]))
        and _in_money(sheet, one, columns, last)
        else one
        for one in columns
    ]


def _in_money(sheet: Sheet, one: PlanColumn, columns: list[PlanColumn], last: int) -> bool:
    """Whether the numbers of a column are of the size of those of the pagu: a tenth of them or more."""
    budget = next(column for column in columns if column.meaning is ActivityColumn.BUDGET)
    sizes = []
    for place in (one.column, budget.column):
        cells = sheet.grid.values[last + 1 :, place].tolist()
        style = amount_style(cell for cell in cells if isinstance(cell, str))
        known = [amount for cell in cells if (amount := rupiah(cell, style, 1.0))]
        sizes.append(float(np.median(known)) if known else float("nan"))
    return sizes[0] >= _SPENT_PART * sizes[1]


def _until_now(columns: list[PlanColumn]) -> list[PlanColumn]:
    """Of what was spent until last month, in this month and until now, what was spent until now."""
    now = [
        one
        for one in columns
        if one.meaning is ActivityColumn.REALISED_MONEY and _NOW.search(plain(one.header))
    ]
    if len(now) != 1:
        return columns
    note = f"termasuk dalam {now[0].header}"
    return [
        replace(one, meaning=ActivityColumn.NONE, note=note)
        if one.meaning is ActivityColumn.REALISED_MONEY and one is not now[0]
        else one
        for one in columns
    ]


def _by_quarters(columns: list[PlanColumn], sheet: Sheet, last: int) -> list[PlanColumn]:
    """Beside what was spent in each quarter, money of no quarter is their sum or that of other years."""
    spent = [one for one in columns if one.meaning is ActivityColumn.REALISED_MONEY]
    quarters = [one for one in spent if one.quarter and sheet.numbers[last + 1 :, one.column].any()]
    if len(quarters) < 2:
        return columns
    return [
        replace(one, meaning=ActivityColumn.NONE, note="bukan satu triwulan; dipakai jumlah triwulannya")
        if one in spent and not one.quarter
        else one
        for one in columns
    ]


def _with_activities(columns: list[PlanColumn]) -> list[PlanColumn]:
    """Columns of a report in which "Uraian" names what is done: beside a pagu and codes or what was spent.

    Beside codes one column holds program, kegiatan and sub kegiatan.
    """
    found = {one.meaning for one in columns}
    coded = ActivityColumn.CODE in found
    if found & set(NAMES) or ActivityColumn.BUDGET not in found:
        return columns
    if not coded and ActivityColumn.REALISED_MONEY not in found:
        return columns
    return [
        replace(one, meaning=ActivityColumn.KEGIATAN, levels=coded) if plain(one.header) == "uraian" else one
        for one in columns
    ]


def _is_revised_frame(one: PlanColumn) -> bool:
    """Whether the heading above a column says that what stands below it is the revised pagu."""
    return bool(REVISED.search(plain(one.header.rpartition(" / ")[0])))


def _is_earlier(one: PlanColumn, revised: PlanColumn) -> bool:
    """Whether a column is a pagu before its revision; amounts by source are parts of it."""
    return one is not revised and not one.source


def _of_another_year(header: str, used: str) -> bool:
    years = re.findall(r"\b20\d\d\b", header)
    return bool(years) and used not in years


def _settle_money(columns: list[PlanColumn], title: str) -> list[PlanColumn]:
    """Amounts of one year only, a sum apart from its parts, and of a pagu and its revision the revision."""
    budgets = [one for one in columns if one.meaning is ActivityColumn.BUDGET]
    years = sorted({one.year for one in budgets if one.year})
    single = _YEARS.sub(" ", title)
    named = set(re.findall(r"\b20\d\d\b", single)) & set(years)
    used = named.pop() if len(named) == 1 else years[0] if years else ""
    parts = any(one.source for one in budgets)
    revised = next((one for one in reversed(budgets) if REVISED.search(plain(one.header))), None)
    # "Semula / DAU" beside "Menjadi / DAU": sources stand below both.
    framed = any(_is_revised_frame(one) for one in budgets)
    settled = []
    for one in columns:
        if one.meaning is ActivityColumn.BUDGET and one.year not in ("", used):
            one = replace(one, meaning=ActivityColumn.NONE, note=f"pagu tahun {one.year}, dipakai {used}")
        elif one.meaning is ActivityColumn.TARGET and used and _of_another_year(one.header, used):
            one = replace(one, meaning=ActivityColumn.NONE, note=f"target tahun lain, dipakai {used}")
        elif one.meaning is ActivityColumn.BUDGET and framed and not _is_revised_frame(one):
            one = replace(one, meaning=ActivityColumn.NONE, note="pagu sebelum perubahan")
        elif one.meaning is ActivityColumn.BUDGET and revised and not framed and _is_earlier(one, revised):
            note = f"pagu sebelum perubahan, dipakai {revised.header}"
            one = replace(one, meaning=ActivityColumn.NONE, note=note)
        elif one.meaning is ActivityColumn.BUDGET and parts and not one.source:
            one = replace(one, total=True)
        settled.append(one)
    return settled
