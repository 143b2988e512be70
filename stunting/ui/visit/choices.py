"""The choices that hold on every page, in the sidebar and in the URL: a copied link opens the same screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

import pandas as pd
import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.periods import period_label, period_order
from stunting.ui.words import wording

LATEST = "*"
"""The period choice "the latest of each indicator"."""
_CHOICES = "choices"
_ASKED_PAGE = "page_asked"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen now; empty text means all, or no comparison.

    `kabupaten` is the code of one of several, `kecamatan` an `area_key`. `period` is a period text or
    `LATEST`.
    """

    kabupaten: str = ""
    period: str = LATEST
    compared: str = ""
    kecamatan: str = ""
    sector: str = ""
    indicator: str = ""

    def of_period(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of the chosen period; all rows where the latest of each indicator is asked for."""
        return rows if self.period == LATEST else rows[rows["period"] == self.period]

    def of_subject(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of the chosen sector and indicator, in every period and area."""
        if self.sector:
            rows = rows[rows["sector"] == self.sector]
        return rows[rows["indicator"] == self.indicator] if self.indicator else rows


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose in the data: values with their labels, in the order of screens.

    `only_kecamatan` is the one whose numbers an account sees, where it sees no others.
    """

    periods: Mapping[str, str]
    kecamatan: Mapping[str, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    indicator_sectors: Mapping[str, str] = field(default_factory=dict)
    only_kecamatan: str = ""


def options_of(coverage: pd.DataFrame, catalogue: Catalogue) -> Options:
    """What coverage rows of any level let a person choose."""
    kecamatan = coverage[coverage["area_level"] == "kecamatan"].drop_duplicates("area_key")
    periods = sorted(set(coverage["period"]), key=period_order, reverse=True)
    present = set(coverage["indicator"])
    indicators = [known for id, known in catalogue.indicators.items() if id in present]
    sectors = {known.sector for known in indicators}
    return Options(
        periods={period: period_label(period) for period in periods},
        kecamatan=_labels(zip(kecamatan["area_key"], kecamatan["area"], strict=True)),
        sectors={sector: sector for sector in catalogue.sectors if sector in sectors},
        indicators=_labels((known.id, known.short_name) for known in indicators),
        indicator_sectors={known.id: known.sector for known in indicators},
    )


def choose_kabupaten(names: Mapping[str, str]) -> str:
    """Draw the choice of a kabupaten where the data hold several (names by code); "" means all."""
    st.subheader(wording.CHOICES_TITLE)
    if len(names) < 2:
        return ""
    return _select(wording.KABUPATEN, {"": wording.ALL_KABUPATEN, **names}, "kabupaten")


def show_choices(options: Options, names: Mapping[str, str], kabupaten: str) -> Choices:
    """Draw the other choices and keep all that is chosen for the page.

    A kecamatan brings its kabupaten with it where the data hold several (`names` by code).
    """
    period = _select(wording.PERIOD, {LATEST: wording.LATEST_PERIOD, **options.periods}, "periode")
    named = {period: label for period, label in options.periods.items() if period}
    compared = _select(wording.COMPARED, {"": wording.NO_COMPARISON, **named}, "banding")
    every = {} if options.only_kecamatan else {"": wording.ALL_KECAMATAN}
    kecamatan = _select(wording.KECAMATAN, {**every, **options.kecamatan}, "kecamatan")
    sector = _select(wording.SECTOR, {"": wording.ALL_SECTORS, **options.sectors}, "sektor")
    indicators = {
        id: name
        for id, name in options.indicators.items()
        if not sector or options.indicator_sectors[id] == sector
    }
    indicator = _select(wording.INDICATOR, {"": wording.ALL_INDICATORS, **indicators}, "indikator")
    home = kecamatan.rpartition(".")[0]
    if len(names) > 1 and home in names:
        kabupaten = home
    kecamatan = kecamatan or options.only_kecamatan
    choices = Choices(kabupaten, period, compared, kecamatan, sector, indicator)
    st.session_state[_CHOICES] = choices
    return choices


def current_choices() -> Choices:
    """What the sidebar holds in this run."""
    return cast(Choices, st.session_state.get(_CHOICES, Choices()))


def choose(**values: str) -> None:
    """Set choices from a callback, by their names in the URL (`kecamatan`, `sektor`, `indikator`)."""
    for name, value in values.items():
        st.session_state[name] = value


def ask_page(address: str) -> None:
    """Ask, from a callback, that another page be opened, by its address."""
    st.session_state[_ASKED_PAGE] = address


def asked_page() -> str:
    """The address of the page that was asked for, once; empty where none was."""
    return cast(str, st.session_state.pop(_ASKED_PAGE, ""))


def _select(label: str, options: Mapping[str, str], key: str) -> str:
    return st.selectbox(
        label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=key,
        bind="query-params",
        persist_state="session",
    )


def _labels(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Labels by value. The URL holds labels, so two of one name carry their value too."""
    pairs = list(pairs)
    names = [name for _, name in pairs]
    return {value: name if names.count(name) == 1 else f"{name} ({value})" for value, name in pairs}
