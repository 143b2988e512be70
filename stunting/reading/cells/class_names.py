"""Names of the classes that a legend gives limits: "Baik", "Zona merah", "Kuning tua"."""

from __future__ import annotations

import re

from stunting.reading.cells.label_words import plain

_CLASS = re.compile(
    r"^(?:(?:kategori|zona|warna|status|kelas|level) )?"
    r"(?:(?:sangat |cukup |kurang |amat )?(?:baik|buruk|tinggi|rendah|cukup|kurang|sedang|jelek)(?: sekali)?|"
    r"hijau|kuning|merah|biru|oranye|jingga|abu abu|aman|waspada|rawan|siaga|kritis)"
    r"(?: (?:hijau|kuning|merah|biru|oranye|jingga|tua|muda))*$"
)


def is_class_name(text: str) -> bool:
    """Whether a text is nothing but the name of a class."""
    return bool(_CLASS.match(plain(text)))
