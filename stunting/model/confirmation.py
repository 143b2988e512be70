"""The confirmation sheet: what is asked of an office, the columns of the form, and the key of each row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

from stunting.model.corrections import AskedCell, Correction
from stunting.model.observations import Measure
from stunting.model.schema import from_json

MOST_ASKED = 25
"""Cells on one sheet: what an office can look up in an afternoon."""

NUMBER, INDICATOR, KECAMATAN, AREA, PERIOD = "No", "Indikator", "Kecamatan", "Desa atau wilayah", "Periode"
MEASURE, PLACE, DOUBT, NOW = "Ukuran", "Berkas, lembar, sel", "Yang diragukan", "Angka sekarang"
VERDICT, NEW, REASON, OFFICE = "Jawaban", "Angka yang benar", "Alasan", "Nama kantor"
KEY = "Kunci (jangan diubah)"
ANSWER_COLUMNS = (VERDICT, NEW, REASON, OFFICE)
FORM_MARKS = frozenset({NOW, NEW, REASON, OFFICE})
"""Headers by which a returned sheet is known, whatever the file and the sheet are called."""

RIGHT, WRONG = "sudah benar", "perlu diperbaiki"
REASONS = (
    "salah ketik",
    "salah kolom atau baris",
    "data terlambat masuk",
    "sasaran diperbarui",
    "termasuk orang dari luar wilayah",
    "sudah diperiksa dan benar",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One cell worth asking about.

    `office` leads the indicator, `kecamatan` holds the area; each may be empty. `doubts` are the findings
    with their questions, `people` by how many the kabupaten figure could change (NaN: unknown), `flips` as
    in `FINDINGS`.
    """

    asked: AskedCell
    name: str
    kecamatan: str
    office: str
    doubts: tuple[str, ...]
    people: float
    flips: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of an office to one asked cell; `file` and `cell` say where in the returned file."""

    asked: AskedCell
    new: float
    reason: str
    office: str
    file: str
    cell: str

    @property
    def id(self) -> str:
        """The same for the same answer of the same office, in whichever file it comes."""
        return _digits(json.dumps([asdict(self.asked), self.new, self.reason, self.office]))

    def accepted(self, when: str) -> Correction:
        """The correction that this answer becomes on a day ("2026-11-24")."""
        return Correction(self.asked, self.new, self.reason, self.office, when)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a number of a measure can be: whole or not, and at most how much (None: no bound)."""

    whole: bool
    most: float | None

    @property
    def words(self) -> str:
        """What may be written, as an instruction in Indonesian."""
        if self.most == 1.0:
            return "Tulis 1 untuk Ya atau 0 untuk Tidak."
        if self.most is not None:
            return f"Tulis persen antara 0 dan {self.most:g}, misalnya 85 atau 7,4."
        return "Tulis bilangan bulat, 0 atau lebih." if self.whole else "Tulis angka, 0 atau lebih."


def limits_of(measure: str) -> Limits:
    """Bounds of an answer; the least is 0 for all."""
    if measure in (Measure.PERCENT, Measure.TARGET):
        return Limits(whole=False, most=100.0)
    if measure == Measure.YES_NO:
        return Limits(whole=True, most=1.0)
    return Limits(whole=measure != Measure.OTHER, most=None)


def key_text(asked: AskedCell) -> str:
    """The key of a row: the asked cell as json behind a check digit that shows accidental changes."""
    content = json.dumps(asdict(asked), ensure_ascii=False)
    return f"{_digits(content)} {content}"


def asked_of_key(text: str) -> AskedCell:
    """The asked cell that `key_text` wrote.

    Raises:
        ValueError: the text is no key, or was changed; the caller says so in a sentence.
    """
    digits, _, content = text.strip().partition(" ")
    if digits != _digits(content):
        raise ValueError("the key was changed")
    return from_json(content.encode(), AskedCell)


def _digits(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """All answers of this visit by their id, and those rejected."""

    answers: dict[str, Answer] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
