"""The kecamatan side by side, before one is chosen: name, stunting, targets missed, and the three worst."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.charts.answer import missed_by_area
from stunting.charts.coverage_rows import area_labels, labelled
from stunting.charts.desa_tiles import HIGHEST, NO_DATA, PREVALENCE, desa_tiles
from stunting.charts.kecamatan_answer import stunting_share
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status
from stunting.model.summaries.priority import PRIORITY
from stunting.ui.achievement.desa_tiles import class_legend
from stunting.ui.shown.design import status_sign
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.visit.choices import choose
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_IN_A_ROW = 4
_MOST_BLOCKS = 12
_WORST = 3


def show_blocks(view: View, every: pd.DataFrame) -> None:
    """A block for each kecamatan of COVERAGE rows, most targets missed first; a click opens one."""
    if every.empty:
        show_remark(wording.KECAMATAN_NO_ROWS)
        return
    blocks = computed(("kecamatan blocks", view.choices), lambda: _blocks(view, every))
    names = area_labels(every)
    show_heading(wording.KECAMATAN_EACH, wording.KECAMATAN_EACH_HELP)
    keys = list(blocks)[:_MOST_BLOCKS]
    for start in range(0, len(keys), _IN_A_ROW):
        row = keys[start : start + _IN_A_ROW]
        for place, key in zip(st.columns(_IN_A_ROW, gap="small"), row, strict=False):
            with place.container(border=True, gap="small", height="stretch", vertical_alignment="distribute"):
                st.html(blocks[key])
                st.button(
                    wording.KECAMATAN_OPEN.format(name=literal(names[key])),
                    key=f"buka_{key}",
                    on_click=choose,
                    kwargs={"kecamatan": key},
                    width="stretch",
                )
    if any("petak-kecil" in blocks[key] for key in keys):
        classes = f"{class_legend()}<span><i class='no_data'></i>{STATUS_LABELS[Status.NO_DATA]}</span>"
        st.html(f"<div class='legenda petak-legenda'><span>{wording.TILES_SMALL}</span>{classes}</div>")
    if len(blocks) > len(keys):
        show_remark(wording.KECAMATAN_OTHERS.format(count=format_number(len(blocks) - len(keys))))


def _blocks(view: View, every: pd.DataFrame) -> dict[str, str]:
    """The blocks as HTML by `area_key`; of those that are not drawn the text is empty."""
    counts = missed_by_area(every)
    areas = every.drop_duplicates("area_key").sort_values("area_key")
    missed = {str(key): int(counts["missed"].get(key, 0)) for key in areas["area_key"]}
    ordered = sorted(missed, key=lambda key: -missed[key])
    drawn = every[every["area_key"].isin(ordered[:_MOST_BLOCKS])]
    worst = largest_gaps(drawn, view.catalogue).groupby("area_key").head(_WORST)
    lines = dict(list(labelled(worst, view.catalogue).groupby("area_key")))
    names = dict(zip(areas["area_key"], areas["area"], strict=True))
    blocks = dict.fromkeys(ordered, "")
    for key, own in ((str(key), own) for key, own in drawn.groupby("area_key")):
        facts = _facts(stunting_share(own), missed[key], int(counts["judged"].get(key, 0)))
        tiles = _small_tiles(view.desa_of(key), view.catalogue)
        said = f"<h3>{escape(names[key])}</h3>{facts}{tiles}"
        blocks[key] = f"<div class='wilayah'>{said}<ul>{_worst(lines.get(key))}</ul></div>"
    return blocks


def _facts(stunting: pd.DataFrame, missed: int, judged: int) -> str:
    facts = [
        wording.KECAMATAN_STUNTING.format(share=format_percent(share)) for share in stunting["share"].tolist()
    ]
    counted = wording.KECAMATAN_BELOW.format(short=format_number(missed), judged=format_number(judged))
    facts.append(counted if judged else wording.KECAMATAN_UNJUDGED)
    return "".join(f"<p>{escape(fact)}</p>" for fact in facts)


def _worst(lines: pd.DataFrame | None) -> str:
    """The indicators furthest behind, of labelled rows; nothing where none is."""
    if lines is None:
        return ""
    return "".join(
        f"<li><span>{escape(name)}</span><b class='{status}'>{escape(value)}"
        f"{status_sign(Status(status))}</b></li>"
        for name, value, status in zip(lines["name"], lines["value"], lines["drawn_status"], strict=True)
    )


def _small_tiles(desa: pd.DataFrame, catalogue: Catalogue) -> str:
    """A square for each desa in the class of its prevalence; nothing where none has one."""
    tiles = desa_tiles(desa, PRIORITY.empty(), catalogue, PREVALENCE)
    counted = [tile for tile in tiles if tile.look != NO_DATA]
    if not counted:
        return ""
    high = sum(tile.look == HIGHEST for tile in counted)
    words = wording.TILES_COUNTED.format(
        high=format_number(high), count=format_number(len(counted)), limit=wording.TILES_CLASSES[-1]
    )
    squares = "".join(
        f"<i class='{tile.look}' title='{escape(f'{tile.name}: {tile.value}')}'></i>" for tile in tiles
    )
    return f"<div class='petak-kecil' role='img' aria-label='{escape(words)}'>{squares}</div>"
