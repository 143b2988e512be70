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
_MARK = "\ufeff"
_SAMPLE = 20_000
_FEW = 50
"""Of so many signs one may be a control sign."""


def decode(data: bytes) -> str | None:
    """The text without its byte order mark, None where the bytes are no text."""
    encoding = marked_encoding(data) or _utf16_by_zeros(data[:_SAMPLE])
    if encoding:
        text = data.decode(encoding, errors="replace").lstrip(_MARK)
        return text if encoding == "utf-8" or _is_text(text) else None
    if b"\0" in data:  # a few come from old programs of databases, many from files that are no text
        if data.count(0, 0, _SAMPLE) * _FEW > min(len(data), _SAMPLE):
            return None
        data = data.replace(b"\0", b"")
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _is_text(text) else None
    # Five bytes mean nothing in Windows-1252; Latin-1 gives every byte a meaning.
    text = data.decode("latin-1")
    return text if _is_text(text) else None


def marked_encoding(data: bytes) -> str:
    """The encoding that a byte order mark at the beginning names, empty where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


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
    return controls * _FEW <= len(sample)
