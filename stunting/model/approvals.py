"""That the verifikator of a kecamatan says its numbers are right: who, when, and which numbers."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model import schema


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval. `at` is a time of the archive (UTC), `digest` the SHA-256 of the numbers it is about."""

    by: str
    at: str
    digest: str


def approval_to_json(approval: Approval) -> bytes:
    """An approval as the document that is kept."""
    return schema.to_json(approval).encode()


def approval_from_json(data: bytes) -> Approval:
    """The approval in such a document.

    Raises:
        schema.UnfitError: the bytes are no such document.
    """
    return schema.from_json(data, Approval)
