"""The documents of a visit that this version of the dashboard has to read, and which of a room it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stunting.model import schema
from stunting.model.confirmation import KeptAnswers
from stunting.model.decision_file import DECISION_FILE, from_json
from stunting.model.kept_plan import plan_from_json
from stunting.model.kept_reading import READING_FILE, reading_from_json

VISIT_FILE = "kunjungan.json"


@dataclass(frozen=True, slots=True)
class VisitFile:
    """What is kept about a workspace beside its files and decisions.

    `left_out` counts the files that list people and were not kept.
    """

    is_sample: bool = False
    left_out: int = 0


_READERS: Mapping[str, Callable[[bytes], object]] = {
    VISIT_FILE: lambda body: schema.from_json(body, VisitFile),
    DECISION_FILE: from_json,
    READING_FILE: reading_from_json,
    "rencana.json": plan_from_json,
    "rencana_dinilai.json": plan_from_json,
    "rencana_terbaca.json": lambda body: schema.from_json(body, set[str]),
    "jawaban_konfirmasi.json": lambda body: schema.from_json(body, KeptAnswers),
}


def unreadable_documents(documents: Mapping[str, bytes | None]) -> list[str]:
    """The names of documents that hold something else than this version reads: those of a later one, say."""
    return [name for name, body in documents.items() if body is not None and not _is_readable(name, body)]


def _is_readable(name: str, body: bytes) -> bool:
    read = _READERS.get(name)
    if read is None:
        return True
    try:
        read(body)
    except schema.UnfitError:
        return False
    return True
