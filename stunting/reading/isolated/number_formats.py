"""Which number formats show a number as a percentage."""

from __future__ import annotations

import re

BUILT_IN_PERCENT = frozenset({9, 10})

# Quoted text, escaped characters, padding and colours or conditions are not part of the number:
# 0"%" and 0\% print a percent sign behind 45, where 0% prints it behind 0.45.
_NOT_NUMBER = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')


def is_percent_format(code: str) -> bool:
    """Whether a format code multiplies the number by a hundred for display."""
    return "%" in _NOT_NUMBER.sub("", code)
