"""The catalogue as tables: what each indicator means, and where each target comes from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_percent
from stunting.model.indicators import Indicator, Target
from stunting.model.labels import DIRECTION_LABELS, KIND_LABELS
from stunting.ui.shown.tables import show_table
from stunting.ui.words import wording


def definition_table(catalogue: Catalogue) -> pd.DataFrame:
    """One row per indicator, in catalogue order."""
    return pd.DataFrame([_definition(known) for known in catalogue.indicators.values()])


def target_table(catalogue: Catalogue) -> pd.DataFrame:
    """One row per target of an indicator, also those that are no kabupaten percentage."""
    return pd.DataFrame([_target_row(target, catalogue) for target in catalogue.all_targets])


def show_definition(catalogue: Catalogue, indicator: str) -> None:
    """What one indicator means, and all its targets with their sources."""
    known = catalogue.indicator(indicator)
    if known is None:
        st.caption(wording.NO_DEFINITION)
        return
    rows = pd.DataFrame(list(_definition(known).items()), columns=["Butir", "Isi"])
    show_table(rows, key="definisi", name=f"definisi_{indicator}")
    targets = [_target_row(target, catalogue) for target in catalogue.targets(indicator)]
    if targets:
        st.subheader(wording.TARGET, anchor=False)
        show_table(pd.DataFrame(targets), key="target", name=f"target_{indicator}")


def _definition(known: Indicator) -> dict[str, str]:
    return {
        "Indikator": known.name,
        "Penjelasan": known.definition,
        "Sektor": known.sector,
        "Penanggung jawab": ", ".join(known.opd),
        "Jenis": KIND_LABELS[known.kind],
        "Sasaran": known.target_group,
        "Pembilang": known.numerator,
        "Penyebut": known.denominator,
        "Satuan": known.unit.value,
        "Arah": DIRECTION_LABELS[known.direction],
        "Singkatan dan sebutan lain": "; ".join(known.synonyms),
        "Sumber": known.source,
        "Bukti definisi": wording.SOURCE_MARKS[known.evidence],
    }


def _said(target: Target) -> str:
    return f"{format_percent(target.share or 0)} ({target.source})"


def _target_row(target: Target, catalogue: Catalogue) -> dict[str, str]:
    known = catalogue.indicator(target.indicator)
    return {
        "Indikator": known.short_name if known else target.indicator,
        "Berlaku": target.years,
        "Tingkat": target.level.value,
        "Target": format_percent(target.share) if target.share is not None else "\u2013",
        "Sumber": target.source,
        "Bukti": wording.SOURCE_MARKS[target.evidence],
        "Dipakai": wording.YES if target.usable else wording.NO,
        "Berbeda dari": "; ".join(_said(one) for one in catalogue.differing(target)),
        "Catatan": target.note,
    }
