"""The one page of the country: an area is chosen level by level, its parts stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.country import country_coverage, sums_at
from stunting.analysis.coverage.together import together
from stunting.archive.country import KeptCountry, kept_country
from stunting.archive.folder import data_folder
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.chart import Chart
from stunting.charts.comparison import areas_compared
from stunting.charts.coverage_rows import NO_VALUE, percent_words
from stunting.model.areas import Area, AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.periods import period_label, period_order
from stunting.ui.entry.errors import show_error
from stunting.ui.entry.page_style import apply_page_style
from stunting.ui.shown.chart import show_chart_alone
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import account_let_in, show_door
from stunting.ui.visit.made_once import MadeOnce
from stunting.ui.visit.one_run import one_run
from stunting.ui.visit.turns import in_turn
from stunting.ui.words import wording

_LEVELS = (AreaLevel.PROVINSI, AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)
_MOST_KEPT = 96
"""Parts of areas, charts and tables that are kept for all visitors, a few hundred kilobytes each."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The areas inside of a chosen one: `COVERAGE` rows of all indicators and periods."""

    level: AreaLevel
    rows: pd.DataFrame


def run() -> None:
    """Draw the page, when it is this visitor's turn."""
    with in_turn():
        st.set_page_config(page_title=wording.COUNTRY_TITLE, layout="wide")
        apply_page_style()
        try:
            with one_run():
                _draw()
        except Exception as error:
            show_error(error)


def _draw() -> None:
    account = account_let_in()
    if account is None:
        show_door()
        return
    st.title(wording.COUNTRY_TITLE, anchor=False)
    kept = kept_country(data_folder())
    if kept is None:
        st.info(wording.COUNTRY_NONE)
        return
    if account.sees_only:
        st.info(wording.COUNTRY_NOT_FOR_PART)
        return
    places = st.columns(5)
    with places[0]:
        chosen = _choose_areas(places)
    parts = _parts(kept, chosen)
    if parts.rows.empty:
        st.info(wording.COUNTRY_EMPTY)
        return
    with places[3]:
        period = _choose(wording.PERIOD, _periods(parts.rows), "periode")
    code, place = (chosen[-1].code, chosen[-1].name) if chosen else ("", wording.COUNTRY)
    rows = parts.rows[parts.rows["period"] == period]
    names = {
        id: one.short_name for id, one in load_catalogue().indicators.items() if id in set(rows["indicator"])
    }
    with places[4]:
        indicator = _choose(wording.INDICATOR, names, "indikator")
    key = (kept.version, code, period)
    st.caption(_made().get((*key, "reporting"), lambda: _reporting(rows, place)))
    chart = _made().get((*key, indicator), lambda: _compared(rows, indicator, parts.level))
    show_chart_alone(chart, f"negara_{parts.level.value}")
    table = _made().get((*key, "table"), lambda: _table(rows, parts.level, names))
    show_table(table, key="negara", name="indikator_nasional", alt=wording.COUNTRY_TABLE.format(place=place))


def _choose_areas(places: Sequence[st.delta_generator.DeltaGenerator]) -> list[Area]:
    """The areas that were chosen, from the province down; none for the whole country."""
    chosen: list[Area] = []
    for place, level in zip(places, _LEVELS[:3], strict=False):
        below = load_gazetteer().children(chosen[-1].code if chosen else "")
        names = {"": wording.ALL, **{area.code: _named(area) for area in below}}
        with place:
            code = _choose(LEVEL_LABELS[level].capitalize(), names, level.value)
        if not code:
            break
        chosen.append(load_gazetteer().official(code))
    return chosen


def _named(area: Area) -> str:
    return f"Kota {area.name}" if area.kind == "kota" else area.name


def _choose(label: str, names: dict[str, str], key: str) -> str:
    if st.session_state.get(key) not in names:
        # The area above was changed: what was chosen below it is no longer there.
        st.session_state.pop(key, None)
    return st.selectbox(
        label, list(names), format_func=lambda value: names.get(value, value), key=key, bind="query-params"
    )


def _periods(rows: pd.DataFrame) -> dict[str, str]:
    return {one: period_label(one) for one in sorted(set(rows["period"]), key=period_order, reverse=True)}


def _parts(kept: KeptCountry, chosen: Sequence[Area]) -> _Parts:
    """What lies in the area chosen last, computed once for all visitors."""
    code = chosen[-1].code if chosen else ""
    level = _LEVELS[len(chosen)]

    def make() -> _Parts:
        if level is AreaLevel.DESA:
            sums = kept.desa(code)
        else:
            every = _made().get((kept.version, "sums"), kept.sums)
            codes = every["area_code"].cat
            inside = codes.categories.str.startswith(f"{code}." if code else "")[codes.codes]
            sums = sums_at(every[inside], level)
        return _Parts(level, country_coverage(sums, level, load_catalogue(), load_gazetteer()))

    return _made().get((kept.version, code), make)


@st.cache_resource(show_spinner=False, max_entries=1)
def _made() -> MadeOnce[object]:
    return MadeOnce(_MOST_KEPT)


def _reporting(rows: pd.DataFrame, place: str) -> str:
    areas = rows.groupby("area_key")[["areas_reporting", "areas_expected"]].max().sum()
    return wording.COUNTRY_REPORTING.format(
        place=place,
        reporting=format_number(areas["areas_reporting"]),
        expected=format_number(areas["areas_expected"]),
    )


def _compared(rows: pd.DataFrame, indicator: str, level: AreaLevel) -> Chart:
    return areas_compared(rows, load_catalogue(), indicator, level, source=wording.COUNTRY_SOURCE)


def _table(rows: pd.DataFrame, level: AreaLevel, names: dict[str, str]) -> pd.DataFrame:
    """All indicators of the areas together, in the order of the catalogue."""
    of_indicator = {str(id): own for id, own in rows.groupby("indicator", sort=False)}
    heads = [head.format(level=LEVEL_LABELS[level]) for head in wording.COUNTRY_COLUMNS]
    return pd.DataFrame([_words(names[id], of_indicator[id]) for id in names], columns=heads)


def _words(name: str, rows: pd.DataFrame) -> tuple[str, ...]:
    whole, target = together(rows), float(rows["target"].iloc[0])
    return (
        name,
        NO_VALUE if whole.share is None else format_percent(whole.share),
        percent_words(target) if target == target else NO_VALUE,
        f"{whole.judged - whole.met} / {whole.judged}" if whole.judged else NO_VALUE,
        whole.farthest or NO_VALUE,
    )
