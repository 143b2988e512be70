"""What an account that is bound to a kecamatan or an office sees and may change: its own part."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from stunting.analysis.uploads.own_part import (
    is_same_outside,
    lies_in,
    of_kecamatan,
    of_office,
    other_activities,
    other_corrections,
)
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.accounts import Account
from stunting.model.decisions import Decision
from stunting.model.indicators import OfficeSettings
from stunting.model.observations import OBSERVATIONS
from stunting.ui.visit.session import NOTHING_DECIDED, Workspace


def within_kecamatan(workspace: Workspace, code: str) -> Workspace:
    """What of a workspace is about one kecamatan, without the files and what was decided of others."""
    data = of_kecamatan(workspace.dataset, code, load_gazetteer())
    waiting = workspace.unconfirmed
    near = waiting["area_code"].astype("str")
    return replace(
        workspace,
        uploads=(),
        dataset=data,
        office=replace(
            workspace.office, decisions=(), corrections=tuple(one.correction for one in data.corrections)
        ),
        key=f"{workspace.key} {code}",
        unconfirmed=waiting[near.eq(code) | near.str.startswith(f"{code}.")],
        kecamatan=code,
        kept=None,
    )


def leaves_others_as_they_are(before: Workspace | None, after: Workspace | None, account: Account) -> bool:
    """Whether nothing but the part of an account changes from one workspace to another; None holds nothing.

    It is judged by what is read, not by names of files: numbers outside the part, settings, plans, activities
    and corrections of others are the same, and decisions are about forms that are among the files. Sample
    data are nobody's part, and anybody's own data may take their place.
    """
    before = None if before is None or before.is_sample else before
    if after is not None and after.is_sample:
        return False
    return (
        is_same_outside(_outside(before, account), _outside(after, account))
        and _is_same_kabupaten(before, after)
        and _beside_numbers(before) == _beside_numbers(after)
        and _of_others(before, account) == _of_others(after, account)
        and _decides_about_its_files(before, after)
    )


def _outside(workspace: Workspace | None, account: Account) -> pd.DataFrame:
    if workspace is None:
        return OBSERVATIONS.empty()
    data = workspace.dataset
    rows = data.observations
    if account.kecamatan:
        return rows[~lies_in(rows, account.kecamatan, data.kabupaten, load_gazetteer())]
    return rows[~of_office(rows, account.office, workspace.catalogue)]


def _is_same_kabupaten(before: Workspace | None, after: Workspace | None) -> bool:
    """What is read of other files hangs on it; the first files and the last say what it is."""
    return before is None or after is None or before.dataset.kabupaten == after.dataset.kabupaten


def _beside_numbers(workspace: Workspace | None) -> tuple[object, ...]:
    """What holds for all: targets and cut-offs, plans, own indicators."""
    office = workspace.office if workspace else NOTHING_DECIDED
    settings = workspace.dataset.settings if workspace else OfficeSettings()
    plans = tuple(one.digest for one in workspace.dataset.follow_ups) if workspace else ()
    return settings, plans, office.indicators, office.targets, office.kabupaten


def _of_others(workspace: Workspace | None, account: Account) -> tuple[object, ...]:
    if workspace is None:
        return (), frozenset()
    corrections = other_corrections(workspace.office.corrections, account, workspace.catalogue)
    return other_activities(workspace.dataset.activities, account.office), frozenset(corrections)


def _decides_about_its_files(before: Workspace | None, after: Workspace | None) -> bool:
    """Decisions about other forms would act on files that somebody else brings later."""
    sheets = [*(before.dataset.sheets if before else ()), *(after.dataset.sheets if after else ())]
    forms = {table.fingerprint for sheet in sheets for table in sheet.tables}
    earlier: set[Decision] = set(before.office.decisions) if before else set()
    later: set[Decision] = set(after.office.decisions) if after else set()
    return all(one.fingerprint in forms for one in earlier ^ later)
