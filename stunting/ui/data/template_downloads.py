"""Empty workbooks to download: matrices per desa and per kecamatan, an action plan, settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.reports.templates import action_plan_template, matrix_template, settings_template
from stunting.ui.words import wording

FIRST_KABUPATEN = "64.09"
"""Kabupaten whose desa stand in the templates before any data say otherwise: Penajam Paser Utara."""


def show_templates(kabupaten: str = "") -> None:
    """Four templates; each is made when it is asked for."""
    code = kabupaten or FIRST_KABUPATEN
    with st.container(horizontal=True):
        _button(wording.TEMPLATE_DESA, "templat_matriks_desa", lambda: _matrix(code, AreaLevel.DESA))
        _button(
            wording.TEMPLATE_KECAMATAN,
            "templat_matriks_kecamatan",
            lambda: _matrix(code, AreaLevel.KECAMATAN),
        )
        _button(wording.TEMPLATE_ACTION_PLAN, "templat_rad", lambda: _action_plan(code))
        _button(wording.TEMPLATE_SETTINGS, "templat_pengaturan", lambda: settings_template(load_catalogue()))


def _matrix(kabupaten: str, level: AreaLevel) -> bytes:
    return matrix_template(
        load_catalogue(), load_gazetteer(), kabupaten=kabupaten, level=level, year=date.today().year
    )


def show_action_plan_template(kabupaten: str) -> None:
    """The template of an action plan alone."""
    code = kabupaten or FIRST_KABUPATEN
    _button(wording.TEMPLATE_ACTION_PLAN, "templat_rad", lambda: _action_plan(code))


def _action_plan(kabupaten: str) -> bytes:
    return action_plan_template(load_gazetteer(), kabupaten=kabupaten, year=date.today().year)


def _button(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        make,
        file_name=f"{name}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        key=name,
        icon=":material/download:",
    )
