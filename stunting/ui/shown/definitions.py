"""The catalogue as tables: what each indicator means, and where each target comes from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.target_list import PrintedTarget
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


def printed_target_table(printed: Sequence[PrintedTarget], catalogue: Catalogue) -> pd.DataFrame:
    """One row per target that uploaded files print, with its cell and what the catalogue says instead."""
    return pd.DataFrame([_printed_row(one, catalogue) for one in printed])


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


def _printed_row(one: PrintedTarget, catalogue: Catalogue) -> dict[str, str]:
    known = catalogue.indicator(one.indicator)
    return {
        "Indikator": known.short_name if known else one.indicator,
        "Berlaku": str(one.year),
        "Wilayah": wording.TARGET_AREAS.format(count=one.areas),
        "Target": format_percent(one.share),
        "Sumber": f"{one.file} \u203a {one.sheet} \u203a {one.cell}",
        "Bukti": wording.TARGET_PRINTED_OF_SURVEY if one.survey else wording.TARGET_PRINTED_MARK,
        "Dipakai": wording.TARGET_USES[one.use.value],
        "Berbeda dari": "; ".join(map(_said, one.differing)),
    }


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
