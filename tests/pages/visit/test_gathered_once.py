"""Coverage is gathered once for all pages: counted, as no test measures time."""

from dataclasses import replace

import pandas as pd

from stunting.analysis.coverage import all_figures
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.ui.visit.session import workspace_of
from tests.builders import PPU, observe, ppu_dataset
from tests.pages.screens import PAGES, assert_sound, seen

CUMULATIVE = Decision(DecisionKind.YEAR_PARTS, "anc_k6", "cumulative")


def a_year_so_far():
    """The invented data with K6 of two months beside them, which has two targets: 2/12 and the whole."""
    month = {"area_code": PPU, "indicator": "anc_k6", "sheet": "K6"}
    cells = [
        {**month, "period": f"2024-0{at}", "measure": measure, "value": value}
        for at in (1, 2)
        for measure, value in (("numerator", 20 * at), ("denominator", 200))
    ]
    dataset = ppu_dataset()
    rows = pd.concat([dataset.observations, observe(cells)], ignore_index=True)
    office = OfficeDecisions(decisions=(CUMULATIVE,))
    return workspace_of(replace(dataset, observations=rows), office=office)


def test_all_pages_with_and_without_choices_gather_the_figures_once(open_page, monkeypatch):
    gathered = []
    place = all_figures.place_observations

    def counted(*given):
        gathered.append(given)
        return place(*given)

    monkeypatch.setattr(all_figures, "place_observations", counted)
    workspace = seen(a_year_so_far())
    for script in PAGES:
        assert_sound(open_page(script, workspace))
        assert_sound(open_page(script, workspace, kecamatan="Sepaku", periode="2024-02"))
    assert len(gathered) == 1
