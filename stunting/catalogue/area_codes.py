"""Area codes as people and programs write them: with or without dots, of Kemendagri or BPS, as floats."""

from __future__ import annotations

import csv
import re
from pathlib import Path

BPS_CODES = Path(__file__).parent / "data" / "area_bps_codes.csv"
_DOTTED = re.compile(r"\d{2}(?:\.\d{2}){0,2}(?:\.\d{4})?")
# 32.10 that was once a number.
_LOST_ZERO = re.compile(r"\d{2}\.[1-9]")
_CUTS = {2: (2,), 4: (2, 4), 6: (2, 4, 6), 10: (2, 4, 6, 10)}


def kemendagri_code(text: str) -> str:
    """A code as written, as a Kemendagri code with dots; empty if its length fits none.

    "6409011001", "64.09.01.1001" and "6409011001.0" all give "64.09.01.1001". Whether such an
    area exists is not looked at.
    """
    digits = code_digits(text)
    cuts = _CUTS.get(len(digits))
    if cuts is None:
        return ""
    return ".".join(digits[start:end] for start, end in zip((0, *cuts), cuts, strict=False))


def code_digits(text: str) -> str:
    """The digits of a code as written; empty if the text is no code."""
    text = text.strip().strip("'")
    if _LOST_ZERO.fullmatch(text):
        text += "0"
    if _DOTTED.fullmatch(text) is None:
        text = re.sub(r"\.0+$", "", text)
    digits = re.sub(r"[.\s\-]", "", text)
    return digits if digits.isdigit() else ""


def may_be_bps_code(text: str) -> bool:
    """Whether a code as written can be one of BPS: any but one cut by dots the way of Kemendagri."""
    return not ("." in text and _DOTTED.fullmatch(text.strip()))


def read_bps_codes(path: Path = BPS_CODES) -> dict[str, str]:
    """BPS code by Kemendagri code, from the editable table.

    A code marked I was inferred from a gap in the numbering, not found in a list of BPS.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["bps_code"] for row in csv.DictReader(file)}
