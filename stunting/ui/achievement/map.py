"""The map of one indicator: the office's own outlines, or tiles where there are none."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.charts.area_map import area_map
from stunting.charts.tiles import tile_map
from stunting.model.boundaries import AreaBoundaries
from stunting.model.formatting import format_number
from stunting.model.problems import Problem
from stunting.pipeline import Upload, read_outlines
from stunting.ui.data.correct_areas import show_area_form
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.unfiltered import COMPARED, KECAMATAN, show_unfiltered
from stunting.ui.visit.keeping import keep, visit_now
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "outline_round"


def show_map(view: View, rows: pd.DataFrame, indicator: str) -> None:
    """Coverage rows of one indicator on a map, and the place to bring or correct outlines."""
    show_unfiltered(view, KECAMATAN, COMPARED)
    upload = _kept_upload()
    outlines, problems = _outlines(view, upload) if upload else (None, ())
    if outlines is not None and outlines.rings:
        shown = outlines
        show_chart(
            view,
            "peta",
            lambda: area_map(rows, shown, view.catalogue, indicator, lokus=view.lokus, source=view.source),
            indicator,
            upload,
        )
    else:
        show_chart(
            view,
            "peta_petak",
            lambda: tile_map(rows, view.catalogue, indicator, lokus=view.lokus, source=view.source),
            indicator,
        )
    for problem in problems:
        st.warning(f"{literal(problem.message)} {literal(problem.remedy)}")
    with st.expander(wording.OUTLINES_TITLE, expanded=bool(problems)):
        _show_upload(upload)
        if outlines is not None:
            _show_matching(view, outlines)


def outlines_in(view: View) -> AreaBoundaries | None:
    """The office's own outlines, where it brought some."""
    upload = _kept_upload()
    return _outlines(view, upload)[0] if upload else None


def _kept_upload() -> Upload | None:
    kept = visit_now().files.get(FileRole.OUTLINES, ())
    return Upload(kept[0].name, kept[0].data) if kept else None


def _outlines(view: View, upload: Upload) -> tuple[AreaBoundaries, tuple[Problem, ...]]:
    workspace = view.workspace
    return computed(
        ("outlines", upload.name, len(upload.data)),
        lambda: read_outlines(upload, workspace.dataset.kabupaten, workspace.office.decisions),
    )


def _show_upload(upload: Upload | None) -> None:
    st.caption(wording.OUTLINES_HELP)
    number = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(wording.OUTLINES_UPLOAD, key=f"batas_{number}")
    if file is not None:
        _keep(Upload(file.name, file.getvalue()))
        st.rerun()
    if upload is not None:
        st.button(wording.OUTLINES_REMOVE.format(name=literal(upload.name)), on_click=_keep, args=(None,))


def _keep(upload: Upload | None) -> None:
    files = [KeptFile(upload.name, upload.data)] if upload is not None else []
    keep(RoomChange(files={FileRole.OUTLINES: files}))
    st.session_state[_ROUND] += 1


def _show_matching(view: View, outlines: AreaBoundaries) -> None:
    """How many areas have an outline, which have none, and what fits no area."""
    st.markdown(wording.OUTLINES_FOUND.format(count=format_number(len(outlines.rings))))
    for note in outlines.notes:
        st.caption(literal(note))
    if outlines.without:
        names = literal(", ".join(area.name for area in outlines.without))
        st.caption(wording.OUTLINES_WITHOUT.format(names=names))
    show_area_form(view.workspace, [(area, "") for area in outlines.unmatched], "batas")
