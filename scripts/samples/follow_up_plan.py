"""The follow-up matrix of the meeting of 2024 as the offices handed it back.

The gaps are those the package finds; quarters, status and output targets are invented.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pandas as pd

from samples.sheet import NOTICE
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.follow_up import LIST_MARK, QUARTERS, FollowUpStatus
from stunting.pipeline import Upload, read_files
from stunting.reports.content import report_content
from stunting.reports.exporting import plans_of
from stunting.reports.plan_file import plan_workbook

MATRIX = "capaian_layanan_opd_2024.xlsx"
EVERY = 4
"""The meeting took on every fourth gap, large ones and small ones."""
DUE = (QUARTERS[1:], QUARTERS[:2], QUARTERS[2:], QUARTERS)
STATUS = (*[FollowUpStatus.RUNNING] * 3, FollowUpStatus.AGREED, FollowUpStatus.DONE)


def write(folder: Path) -> None:
    """Write `rencana_tindak_lanjut_2024.xlsx` from the matrix of 2024 in the same folder."""
    data = (folder / MATRIX).read_bytes()
    dataset = read_files([Upload(MATRIX, data)])
    plan, _ = plans_of(report_content(dataset, load_catalogue(), load_gazetteer()))
    path = folder / "rencana_tindak_lanjut_2024.xlsx"
    path.write_bytes(plan_workbook(agreed(plan), f"{NOTICE} - Kabupaten Penajam Paser Utara"))


def agreed(plan: pd.DataFrame) -> pd.DataFrame:
    """The rows that the meeting took on, with quarters and status."""
    taken = plan.iloc[::EVERY].reset_index(drop=True)
    due, status = cycle(DUE), cycle(STATUS)
    return taken.assign(
        quarters=[LIST_MARK.join(next(due)) for _ in taken.index],
        status=[next(status).value for _ in taken.index],
    )
