"""Whether what was uploaded can be looked at as it stands, or a person is asked something decisive first."""

from __future__ import annotations

from stunting.model.problems import Severity
from stunting.ui.data.conflicts import conflicts_in
from stunting.ui.data.doubts import doubts_in
from stunting.ui.visit.session import Workspace
from stunting.ui.visit.view import options_in


def asks_first(workspace: Workspace) -> bool:
    """Whether a file could not be read, or a figure hangs on an answer; what is merely odd asks nothing.

    Without a kabupaten, or where no indicator was recognised, there is no answer to be shown either.
    """
    dataset = workspace.dataset
    unread = any(one.severity is Severity.ERROR for one in dataset.problems)
    nothing = not dataset.kabupaten or not options_in(workspace).indicators
    return unread or nothing or bool(doubts_in(workspace)) or bool(conflicts_in(workspace))
