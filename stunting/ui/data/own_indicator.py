"""An indicator that the catalogue does not know: the office names it, with sector, direction and target."""

from __future__ import annotations

import re
from dataclasses import replace

import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.indicators import (
    Direction,
    Indicator,
    IndicatorKind,
    SourceMark,
    Target,
    TargetLevel,
    Unit,
)
from stunting.model.labels import DIRECTION_LABELS, OWN_SOURCE
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording


def show_own_indicator_form(workspace: Workspace, key: str) -> None:
    """Name a new indicator; afterwards it can be chosen for a column like any other."""
    catalogue = workspace.catalogue
    with st.form(f"{key}_indikator_baru", border=True, clear_on_submit=True):
        name = st.text_input(wording.OWN_NAME, max_chars=120)
        left, right = st.columns(2)
        sector = left.selectbox(wording.SECTOR, catalogue.sectors)
        group = right.text_input(wording.OWN_GROUP, help=wording.OWN_GROUP_HELP, max_chars=60)
        direction = left.selectbox(
            wording.OWN_DIRECTION, list(Direction), format_func=lambda one: DIRECTION_LABELS[one]
        )
        unit = right.selectbox(wording.CORRECT_UNIT, list(Unit), format_func=lambda one: one.value)
        target = left.number_input(wording.OWN_TARGET, 0.0, 100.0, value=None, step=1.0)
        year = right.number_input(wording.OWN_TARGET_YEAR, 2015, 2045, value=None, step=1)
        if not st.form_submit_button(wording.OWN_ADD, type="primary"):
            return
    if not name.strip():
        st.error(wording.OWN_NEEDS_NAME)
        return
    indicator = own_indicator(
        name, sector, group, direction or Direction.NONE, unit or Unit.PERCENT, catalogue
    )
    office = replace(workspace.office, indicators=(*workspace.office.indicators, indicator))
    if target is not None and year is not None:
        own = Target(
            indicator.id,
            int(year),
            target / 100,
            OWN_SOURCE,
            SourceMark.OFFICE,
            level=TargetLevel.KABUPATEN,
        )
        office = replace(office, targets=(*office.targets, own))
    keep_office(workspace, office)


def own_indicator(
    name: str, sector: str, group: str, direction: Direction, unit: Unit, catalogue: Catalogue
) -> Indicator:
    """An indicator of the office, with an id of its own that no other has."""
    name = name.strip()
    stem = "own_" + (re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "indicator")
    id, number = stem, 1
    while catalogue.indicator(id) is not None:
        number += 1
        id = f"{stem}_{number}"
    known = catalogue.indicators.values()
    opd = next((one.opd for one in known if one.sector == sector), ())
    return Indicator(
        id=id,
        name=name,
        short_name=name,
        synonyms=(),
        target_group=group.strip() or wording.OWN_DEFAULT_GROUP,
        kind=IndicatorKind.SUPPLY,
        sector=sector,
        opd=opd,
        numerator=wording.OWN_NUMERATOR.format(name=name),
        denominator=wording.OWN_DENOMINATOR.format(group=group.strip() or wording.OWN_DEFAULT_GROUP),
        unit=unit,
        direction=direction,
        evidence=SourceMark.OFFICE,
    )
