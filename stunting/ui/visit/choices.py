"""The choices of the row above each page, and in the URL: a copied link opens the same screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

import pandas as pd
import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.periods import period_label, period_order
from stunting.ui.words import wording

LATEST = YEAR_BEFORE = "*"
"""The period choice "the latest of each indicator", and to compare with: a year before each."""
_CHOICES = "choices"
_ASKED_PAGE = "page_asked"


class Choice(StrEnum):
    """One of the choices, by its name in `Choices`."""

    PERIOD = "period"
    COMPARED = "compared"
    KECAMATAN = "kecamatan"
    SECTOR = "sector"
    INDICATOR = "indicator"


_KEYS = {
    Choice.PERIOD: ("periode", LATEST),
    Choice.COMPARED: ("banding", YEAR_BEFORE),
    Choice.KECAMATAN: ("kecamatan", ""),
    Choice.SECTOR: ("sektor", ""),
    Choice.INDICATOR: ("indikator", ""),
}
"""How each choice is called in the URL, and what it is while nobody chose."""
_RELEASED = {
    Choice.KECAMATAN: wording.KECAMATAN.lower(),
    Choice.SECTOR: wording.SECTOR.lower(),
    Choice.INDICATOR: wording.INDICATOR.lower(),
}
"""Choices with a way back to all beside them, and how it calls them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices that a page obeys, in the order of its row, and what no indicator means there."""

    choices: tuple[Choice, ...] = ()
    no_indicator: str = wording.ALL


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen now; empty text means all, or no comparison.

    `kabupaten` is the code of one of several, `kecamatan` an `area_key`. `period` is a period text or
    `LATEST`, `compared` one or `YEAR_BEFORE`.
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

    def indicators_of(self, sector: str) -> dict[str, str]:
        """The indicators of one sector, or all where none is named."""
        return {
            id: name
            for id, name in self.indicators.items()
            if not sector or self.indicator_sectors[id] == sector
        }


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
    if len(names) < 2:
        return ""
    return _select(wording.KABUPATEN, {"": wording.ALL, **names}, "kabupaten")


def show_choices(options: Options, asked: Asked, names: Mapping[str, str], kabupaten: str) -> Choices:
    """Draw the choices that a page obeys, in their order, and keep all that is chosen for the page.

    A choice that is not obeyed holds again where it is. A kecamatan brings its kabupaten with it where the
    data hold several (`names` by code).
    """
    chosen: dict[Choice, str] = {}
    for choice in asked.choices:
        chosen[choice] = _show(choice, options, chosen.get(Choice.SECTOR, ""), asked.no_indicator)
        if (
            chosen[choice]
            and choice in _RELEASED
            and not (choice == Choice.KECAMATAN and options.only_kecamatan)
        ):
            _show_release(choice)
    chosen[Choice.KECAMATAN] = kecamatan = chosen.get(Choice.KECAMATAN, "") or options.only_kecamatan
    home = kecamatan.rpartition(".")[0]
    if len(names) > 1 and home in names:
        kabupaten = home
    choices = Choices(kabupaten, **{choice.value: value for choice, value in chosen.items()})
    st.session_state[_CHOICES] = choices
    return choices


def hold_other_choices(options: Options, asked: Asked) -> None:
    """Draw the choices that a page does not obey, for nobody to see, so that its address holds them too.

    F5 and a copied link keep them so: Streamlit keeps in an address only what is drawn. What nobody chose
    stands in no address, and each choice takes the server half a millisecond.
    """
    for choice in Choice:
        if choice not in asked.choices and _is_chosen(choice):
            _show(choice, options, "", wording.ALL)


def _show_release(choice: Choice) -> None:
    """The way back to all, in one click."""
    key, usual = _KEYS[choice]
    words = wording.RELEASE.format(choice=_RELEASED[choice])
    st.button(
        words,
        help=words,
        icon=":material/close:",
        key=f"lepas_{key}",
        type="tertiary",
        on_click=choose,
        kwargs={key: usual},
    )


def _is_chosen(choice: Choice) -> bool:
    key, usual = _KEYS[choice]
    return key in st.query_params or st.session_state.get(key, usual) != usual


def _show(choice: Choice, options: Options, sector: str, no_indicator: str) -> str:
    key, _ = _KEYS[choice]
    match choice:
        case Choice.PERIOD:
            return _select(wording.PERIOD, {LATEST: wording.LATEST_PERIOD, **options.periods}, key)
        case Choice.COMPARED:
            named = {period: label for period, label in options.periods.items() if period}
            usual = {YEAR_BEFORE: wording.YEAR_BEFORE, "": wording.NO_COMPARISON}
            return _select(wording.COMPARED, {**usual, **named}, key)
        case Choice.KECAMATAN:
            every = {} if options.only_kecamatan else {"": wording.ALL}
            return _select(wording.KECAMATAN, {**every, **options.kecamatan}, key)
        case Choice.SECTOR:
            return _select(wording.SECTOR, {"": wording.ALL, **options.sectors}, key)
        case Choice.INDICATOR:
            own = options.indicators_of(sector)
            if st.session_state.get(key) == "":
                # The browser holds the words of what is chosen, and those for none differ by page.
                st.session_state[key] = ""
            return _select(wording.INDICATOR, {"": no_indicator, **own}, key)


def current_choices() -> Choices:
    """What the row of choices holds in this run."""
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
