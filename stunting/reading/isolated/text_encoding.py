"""The encoding of a text by its bytes: a byte order mark, then UTF-8, UTF-16, Windows-1252.

A fixed chain, because statistical guesses take short Windows-1252 texts for Chinese ones.
"""

from __future__ import annotations

import codecs

# Longer marks first: the one of UTF-32 begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000


def decode(data: bytes) -> str | None:
    """The text without its byte order mark, None where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        encoding = _utf16_by_zeros(data[:_SAMPLE])
        return data.decode(encoding, errors="replace") if encoding else None
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _is_text(text) else None
    # Five bytes mean nothing in Windows-1252; Latin-1 gives every byte a meaning.
    text = data.decode("latin-1")
    return text if _is_text(text) else None


def _utf16_by_zeros(sample: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain letters and digits is zero."""
    even = sample[::2].count(0)
    odd = sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\x1a")
    return controls * 50 <= len(sample)
