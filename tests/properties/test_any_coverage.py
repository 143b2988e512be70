"""Whatever numbers a coverage frame holds, every analysis gives a defined result with reasons."""

from datetime import date

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from stunting.analysis.comparing.capacity import capacity
from stunting.analysis.comparing.convergence import convergence, on_target
from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.comparing.trend import trend
from stunting.analysis.comparing.what_if import what_if
from stunting.analysis.comparing.workload import smallest_set, workload
from stunting.analysis.priority.priority import priority
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.frames import ColumnType
from stunting.model.summaries.workload import Change
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
DAY = date(2024, 11, 24)
INDICATORS = (
    "growth_monitoring",
    "weighing_coverage",
    "stunting_prevalence",
    "tpk_count",
    "krs_accompaniment",
    "unmet_need_kb",
    "rembuk_kecamatan",
    "belum_ada_di_katalog",
)
NUMBER = st.sampled_from([np.nan, np.inf, -np.inf, -1.0, 0.0, 0.5, 1.0, 7.0, 100.0, 1e11, 1e308, 5e-324])
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "indicator": st.sampled_from(INDICATORS),
            "area": st.sampled_from(["A", "B", "C", ""]),
            "kecamatan": st.sampled_from(["", "Waru"]),
            "period": st.sampled_from(["2023", "2024", "2024-01", "2024-02", "2024-03", "2024-TW1", ""]),
            "series": st.sampled_from(["register", "register", "survey"]),
            "area_level": st.sampled_from(["desa", "desa", "kecamatan", "kabupaten"]),
            "numerator": NUMBER,
            "denominator": NUMBER,
            "share": st.one_of(NUMBER, st.floats(0, 1.2)),
            "target": st.sampled_from([np.nan, 0.0, 0.14, 0.9, 1.0]),
            "gap_people": NUMBER,
            "gap_people_areas": NUMBER,
        }
    ),
    max_size=14,
)
ANALYSES = {
    "inequality": lambda frame: inequality(frame, CATALOGUE, level=AreaLevel.DESA, reference="A"),
    "convergence": lambda frame: convergence(frame, CATALOGUE),
    "on_target": on_target,
    "workload": lambda frame: workload(frame, CATALOGUE, deadline=date(2025, 12, 31), today=DAY, counts={}),
    "smallest_set": smallest_set,
    "what_if": lambda frame: what_if(
        frame, [Change(one) for one in INDICATORS] + [Change("growth_monitoring", points=5)], CATALOGUE
    ),
    "trend": lambda frame: trend(frame, CATALOGUE, deadline=date(2025, 12, 31)),
    "capacity": lambda frame: capacity(frame, CATALOGUE),
    "priority": lambda frame: priority(frame, CATALOGUE, level=AreaLevel.DESA, top=2),
}


# Columns whose declared meaning already says when they are missing.
MISSING_BY_MEANING = {
    "workload": ("target", "to_reach_total"),
    "trend": ("target", "aarr", "required_aarr", "break_ratio"),
    "what_if": ("target",),
    "priority": ("worst_service_gap_points",),
}


@pytest.mark.parametrize("name", ANALYSES)
@settings(deadline=None, max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(records=RECORDS)
def test_nothing_raises_nothing_is_infinite_and_what_is_missing_has_a_reason(name, records):
    frame = cover(records)
    before = frame.copy()
    summary = ANALYSES[name](frame)
    assert frame.equals(before)
    numbers = [column.name for column in summary.spec.columns if column.type is ColumnType.NUMBER]
    values = summary.frame[numbers].astype(float)
    assert not np.isinf(values.to_numpy()).any()
    if summary.frame.empty:
        assert summary.notes
    elif "reason" in summary.frame:
        explained = summary.frame["reason"].ne("")
        allowed = MISSING_BY_MEANING.get(name, ())
        missing = values.drop(columns=list(allowed)).isna().any(axis=1)
        assert (explained | ~missing).all(), summary.frame[missing & ~explained].T.to_string()
