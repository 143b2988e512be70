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


def _pages(data: bytes) -> Iterator[bytes]:
    archive = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            text = decode(content) if isinstance(content, bytes) else None
            if text:
                yield text.encode("utf-8", "replace")
