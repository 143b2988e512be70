"""Web archives (mht), in which old versions of Excel saved a workbook as one page."""

from __future__ import annotations

import email
import email.policy

from stunting.reading.isolated.html_tables import read_html
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.text_encoding import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def read_mhtml(data: bytes) -> Iterator[RawSheet | Refusal]:
    """One sheet for every table of the pages in the archive."""
    return read_html(_pages(data))


def parts_of(data: bytes) -> Iterator[bytes]:
    """What each part of the archive holds, decoded."""
    for _, content in _parts(data):
        yield content


def _pages(data: bytes) -> Iterator[bytes]:
    for kind, content in _parts(data):
        text = decode(content) if kind == "text/html" else None
        if text:
            yield text.encode("utf-8", "replace")


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The type of each part and its content."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield part.get_content_type(), content
