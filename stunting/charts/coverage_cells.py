"""Cells of a score card of coverage: name, target, bullet, value and change of one row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from stunting.analysis.comparing.matched import comparable
from stunting.analysis.coverage.standings import supply_ids
from stunting.analysis.coverage.status import statuses
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import BulletCell, DeltaCell, DumbbellCell, ScoreCell, TextCell
from stunting.charts.coverage_rows import (
    NO_VALUE,
    done_words,
    hover_text,
    indicator_name,
    percent_words,
    target_words,
)
from stunting.model.formatting import format_number, format_percent
from stunting.model.indicators import Direction
from stunting.model.labels import OWN_SOURCE
from stunting.model.observations import Series
from stunting.model.periods import period_label, short_period
from stunting.model.summaries import Status

Record: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[str, str]
"""Indicator and series: what a row of the card is of."""
_ADVERSE_SCALE = 1.9
"""Where less is better the bar ends at this many targets, or beyond what is drawn."""
_UP, _DOWN = "\u2191", "\u2193"
FOR_PEOPLE = "Layanan dan hasil bagi orang dan keluarga"
SUPPORTING = "Pendukung: dihitung per desa, lembaga, kegiatan"
"""Heads of the two groups in which indicators stand where both are shown."""
LESS_IS_BETTER, UNVERIFIED = f"{_DOWN} baik", "\u00b0"
"""Marks beside the name of an indicator of which less is better, and a target that nobody verified."""
OFFICE_TARGET = "*"
"""Mark of a target that the office set on the screen."""
_GOOD = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NONE: 0}
"""Whether a rise is for the better."""


@dataclass(frozen=True, slots=True)
class DrawnLines:
    """Rows of coverage ready to draw: by line and area, with the areas and what came before."""

    cells: Mapping[tuple[Line, str], Record]
    whole: str
    areas: Mapping[str, str]
    earlier: Mapping[Line, Record]
    period: str
    catalogue: Catalogue

    def lead(self, line: Line) -> Record:
        """The row that a line is told by: that of the whole, or of its first area."""
        return self.cells[line, self.whole or next(iter(self.areas))]


def line_key(line: Line) -> str:
    """The key of a row or column of a card that is of one line."""
    return "\u00a7".join(line)


def group_heads(catalogue: Catalogue, lines: Sequence[Line]) -> dict[Line, str]:
    """The head that each line stands below; none where all stand below the same."""
    supply = supply_ids(catalogue)
    heads = {line: SUPPORTING if line[0] in supply else FOR_PEOPLE for line in lines}
    return heads if len(set(heads.values())) > 1 else dict.fromkeys(lines, "")


def name_cell(catalogue: Catalogue, lead: Record, usual: str) -> TextCell:
    """The short name, which way is better, and the period where it is another than the `usual`."""
    known = catalogue.indicator(lead["indicator"])
    same = lead["period"] == usual or lead["value"] == NO_VALUE
    tag = "" if same else short_period(lead["period"])
    survey = lead["series"] == Series.SURVEY
    said = f"{known.name if known else lead['indicator']} ({period_label(lead['period'])})"
    notes = ("survei" if survey else "", LESS_IS_BETTER if lead["lower"] else "")
    return TextCell(
        indicator_name(catalogue, lead["indicator"]),
        note=" ".join(note for note in notes if note),
        tag=tag,
        hint=f"{said}; {_other_period(lead['period'], usual)}" if tag else said,
    )


def _other_period(period: str, usual: str) -> str:
    """What the tag beside a name means."""
    return f"[{short_period(period)}] angka {_of(period)}, sedangkan kebanyakan baris {_of(usual)}"


def _of(period: str) -> str:
    label = period_label(period)
    return label[0].lower() + label[1:] if label.startswith("Tahun") else label


def goal_cell(lead: Record) -> TextCell:
    """The target in percent, "sudah" of what is done or not; one that nobody verified carries a mark."""
    target = lead["target"]
    if target != target:
        return TextCell(NO_VALUE, quiet=True)
    own = lead["target_source"].startswith(OWN_SOURCE)
    doubt = "" if lead["target_verified"] else "belum terverifikasi"
    said = (target_words(target, lead["target_note"]), lead["target_source"], doubt)
    return TextCell(
        "sudah" if done_words(lead) else percent_words(target).removesuffix(" %"),
        mark=OFFICE_TARGET if own else ("" if lead["target_verified"] else UNVERIFIED),
        hint="; ".join(part for part in said if part),
        order=float(target),
    )


def score_cell(row: Record) -> ScoreCell:
    """The value of one area on the fill of its status."""
    return ScoreCell(
        row["value"].removesuffix(" %"),
        Status(row["drawn_status"]),
        faint=bool(row["few"]),
        hint=hover_text(row["hover"]),
        order=float(row["share"]),
    )


def bullet_cell(drawn: DrawnLines, line: Line) -> BulletCell:
    """The value of the whole as a bar to 100 %, or on a scale of its own where less is better."""
    lead, before = drawn.lead(line), _before(drawn, line)
    share, target = float(lead["share"]), float(lead["target"])
    earlier = float(before["share"]) if before else math.nan
    top = adverse_top(target, share, earlier) if lead["lower"] else 1.0
    words = f"{lead['value']}, target {target_words(target, '')}"
    return BulletCell(
        words,
        Status(lead["drawn_status"]),
        length=0.0 if share != share else min(share / top, 1.0),
        target=min(target / top, 1.0),
        earlier=min(earlier / top, 1.0),
        order=share / target if target else math.nan,
    )


def change_title(since: str) -> str:
    """The head of a column of changes since a time (`since_label`): "vs 2024", else that it is of a year."""
    year = since.rpartition(" ")[2]
    return f"vs {year}" if year.isdecimal() else "Berubah setahun"


def bullet_of(row: Record, catalogue: Catalogue) -> BulletCell | TextCell:
    """A share beside its target, of a row that says no more: of a gap, or of a row of the plan."""
    share, target = float(row["share"]), float(row["target"])
    if share != share or target != target:
        return TextCell(NO_VALUE, quiet=True)
    lower = catalogue.lower_is_better(row["indicator"])
    [status] = statuses(np.array([share]), np.array([target]), np.array([lower]), catalogue.cutoffs)
    top = adverse_top(target, share) if lower else 1.0
    words = f"{format_percent(share)} dari target {format_percent(target)}"
    return BulletCell(words, Status(status), min(share / top, 1.0), min(target / top, 1.0), order=share)


def dumbbell_cell(row: Record, whole: str) -> DumbbellCell:
    """The value of an area beside `whole_share`, that of the `whole`, on the scale of a bullet."""
    share, other, target = float(row["share"]), float(row["whole_share"]), float(row["target"])
    top = adverse_top(target, share, other) if row["lower"] else 1.0
    beside = percent_words(other) if other == other else NO_VALUE
    return DumbbellCell(
        f"{row['value']}, {whole} {beside}, target {target_words(target, '')}",
        Status(row["drawn_status"]),
        value=min(share / top, 1.0),
        other=min(other / top, 1.0),
        target=min(target / top, 1.0),
        order=share - other,
    )


def adverse_top(target: float, *values: float) -> float:
    """Where the scale of a share ends of which less is better (target and values 0-1, or NaN)."""
    known = [1.1 * value for value in values if value == value]
    return max([target * _ADVERSE_SCALE if target > 0 else 0.0, *known]) or 1.0


def _before(drawn: DrawnLines, line: Line) -> Record | None:
    """The earlier figure of the whole, where it may be set beside the present one."""
    lead, before = drawn.lead(line), drawn.earlier.get(line)
    if before is None or before["period"] == lead["period"]:
        return None
    return before if comparable(lead["indicator"], lead["period"], before["period"]) else None


def change_cell(drawn: DrawnLines, line: Line) -> DeltaCell:
    """Points since the earlier period, better or worse by the direction of the indicator."""
    lead, before = drawn.lead(line), _before(drawn, line)
    points = 100 * (lead["share"] - before["share"]) if before else math.nan
    if points != points:
        return DeltaCell(NO_VALUE)
    words = format_number(abs(points), 1)
    if words == "0,0":
        return DeltaCell(words, order=points)
    known = drawn.catalogue.indicator(line[0])
    good = _GOOD[known.direction if known else Direction.NONE]
    up = points > 0
    arrow = _UP if up else _DOWN
    return DeltaCell(f"{arrow} {words}", good=good if up else -good, order=points)
