"""Which desa: tiles by one figure, or the office's own outlines once they are uploaded."""

from __future__ import annotations

import streamlit as st

from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.relations import stunting_id
from stunting.charts.area_map import area_map
from stunting.charts.coverage_cells import line_key
from stunting.charts.coverage_rows import row_name
from stunting.charts.desa_tiles import DesaTile, desa_tiles, is_prevalence
from stunting.model.observations import Series
from stunting.ui.achievement.kecamatan import Kecamatan, choose_desa
from stunting.ui.achievement.map import outlines_in
from stunting.ui.shown.area_tiles import FLAGGED, show_area_tiles
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.design import verdict_sign
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_FIGURES = 12


def show_where(view: View, one: Kecamatan) -> None:
    """The desa by prevalence or by one of the services that lag most; nothing without figures of desa."""
    lines = _lines(view, one)
    if not lines:
        return
    show_heading(wording.TILES_TITLE)
    # By their keys: a pair would be two choices.
    keys = {line_key(line): line for line in lines}
    chosen = st.selectbox(
        wording.TILES_FIGURE,
        list(keys),
        format_func=lambda key: row_name(view.catalogue, *keys[key]),
        key="petak_angka",
        label_visibility="collapsed",
    )
    line = keys.get(chosen, lines[0])
    outlines = outlines_in(view)
    if outlines is not None and outlines.rings:
        shown = outlines
        show_chart(
            view,
            "peta_kecamatan",
            lambda: area_map(one.desa, shown, view.catalogue, line[0], lokus=view.lokus, source=view.source),
            one.key,
            line,
        )
        return
    tiles = computed(
        ("tiles", one.key, view.choices, line, tuple(one.ranking["verdict"])),
        lambda: desa_tiles(one.desa, one.ranking, view.catalogue, line),
    )
    show_area_tiles(
        tiles,
        "petak",
        label=wording.TILES_TITLE,
        selected=next(iter(one.open_desa["area_key"]), ""),
        on_area=lambda key: choose_desa(one, key),
    )
    st.html(_legend(tiles, line))
    show_remark(wording.TILES_NOTE)


def _lines(view: View, one: Kecamatan) -> list[tuple[str, str]]:
    valued = one.desa[one.desa["share"].notna()]
    known = set(zip(valued["indicator"], valued["series"], strict=True))
    gaps = largest_gaps(one.own, view.catalogue)
    first = (stunting_id(), Series.REGISTER.value)
    # Of a kecamatan without figures of its own what its desa have.
    rows = gaps if len(gaps) else largest_gaps(valued, view.catalogue)
    lines = [first, *zip(rows["indicator"], rows["series"], strict=True)]
    return [line for line in dict.fromkeys(lines) if line in known][:_FIGURES]


def class_legend() -> str:
    """The classes of a prevalence as HTML."""
    return "".join(
        f"<span><i class='class_{place}'></i>{words}</span>"
        for place, words in enumerate(wording.TILES_CLASSES)
    )


def _legend(tiles: tuple[DesaTile, ...], line: tuple[str, str]) -> str:
    classes = class_legend() if is_prevalence(*line) else ""
    flags = "".join(
        f"<span>{verdict_sign(verdict)}{wording.TILES_FLAGS[verdict]}</span>"
        for verdict in FLAGGED
        if any(tile.verdict is verdict for tile in tiles)
    )
    return f"<div class='legenda petak-legenda'>{classes}{flags}</div>"
