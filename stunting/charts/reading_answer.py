"""What was understood of the uploads, in the sentence with which page Periksa begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stunting.charts.answer import Tone, Words
from stunting.model.formatting import format_names, format_number

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class ReadCounts:
    """How much was read: files, those that could not be, numbers, desa, indicators, lines of plans."""

    files: int
    unread_files: int
    numbers: int
    desa: int
    indicators: int
    plan_lines: int
    plan_rows: int


def reading_answer(
    counts: ReadCounts, kabupaten: str, questions: int, unread_sheets: Sequence[str]
) -> tuple[Words, ...]:
    """The sentence: what could not be read, then what was, then how many kinds of questions wait."""
    return (
        *_unread(counts, unread_sheets),
        *_read(counts, kabupaten),
        *_asked(questions, bool(counts.numbers) and not unread_sheets),
    )


def _unread(counts: ReadCounts, sheets: Sequence[str]) -> tuple[Words, ...]:
    found: list[Words] = []
    if counts.unread_files:
        found.append(Words(f"{format_number(counts.unread_files)} berkas tidak terbaca", Tone.WORST))
        found.append(Words(". "))
    if sheets:
        more = len(sheets) - _MOST_NAMED
        named = format_names(list(sheets[:_MOST_NAMED])) + (
            f", dan {format_number(more)} lainnya" if more > 0 else ""
        )
        found.append(Words(f"{format_number(len(sheets))} lembar sebagian besar belum dipahami", Tone.WORST))
        found.append(Words(f": {named}. Angkanya tidak dihitung tercapai atau tertinggal. "))
    return tuple(found)


def _read(counts: ReadCounts, kabupaten: str) -> tuple[Words, ...]:
    parts = [
        f"{format_number(number)} {word}"
        for number, word in (
            (counts.numbers, "angka"),
            (counts.desa, "desa/kelurahan"),
            (counts.indicators, "indikator"),
            (counts.plan_lines, "baris kegiatan RAD/RKPD"),
            (counts.plan_rows, "baris rencana tindak lanjut"),
        )
        if number
    ]
    read = counts.files - counts.unread_files
    if not parts:
        return (Words("Belum ada angka yang dapat dibaca", Tone.STRONG), Words("."))
    place = [kabupaten] if kabupaten else ["kabupaten belum dikenali"]
    return (
        Words(f"{format_number(read)} berkas terbaca", Tone.STRONG),
        Words(f": {', '.join([*parts, *place])}. "),
    )


def _asked(questions: int, sound: bool) -> tuple[Words, ...]:
    if not questions:
        return (Words("Semua dikenali."),) if sound else ()
    return (
        Words("Tinggal "),
        Words(f"{format_number(questions)} pertanyaan", Tone.WORST),
        Words("; tanpa jawaban pun ringkasan sudah bisa dibuka." if sound else "."),
    )
