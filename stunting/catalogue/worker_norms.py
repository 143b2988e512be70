"""How many workers there should be, where a document or an office of the trade says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from stunting.catalogue.files import data_rows
from stunting.model.indicators import SourceMark
from stunting.model.schema import from_texts


@dataclass(frozen=True, slots=True)
class WorkerNorm:
    """A norm for the workers that an indicator counts, in words: norms are by posyandu, desa or puskesmas."""

    workers: str
    norm: str
    source: str
    evidence: SourceMark


@lru_cache(maxsize=1)
def worker_norms() -> dict[str, WorkerNorm]:
    """The norms of `worker_norms.csv` by the indicator that counts the workers.

    Raises:
        ValueError: a line of the file breaks a closed set. A mistake of ours.
    """
    found = (from_texts(row, WorkerNorm) for _, row in data_rows("worker_norms.csv"))
    return {one.workers: one for one in found}
