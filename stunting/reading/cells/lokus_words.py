"""Words for desa lokus in titles and headers."""

from __future__ import annotations

import re

from stunting.reading.cells.label_words import plain

LOKUS_WORDS = r"(?:lokus|lokasi (?:fokus|khusus|prioritas))"
_COLUMN = re.compile(
    rf"(?:status |keterangan |ket |termasuk |merupakan )?(?:(?:desa|kelurahan|kel) )*{LOKUS_WORDS}"
    r"(?: (?:stunting|intervensi|pps|tahun|ta|20\d\d|ya|tidak|atau|y|t|1|0))*"
)


def is_lokus_header(header: str) -> bool:
    """Whether the last part of a header asks of each desa whether it is a lokus ("Lokus (Ya/Tidak)")."""
    return bool(_COLUMN.fullmatch(plain(header.rsplit(" / ", 1)[-1])))
