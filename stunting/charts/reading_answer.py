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
    counts: ReadCounts,
    kabupaten: str,
    questions: tuple[int, int, int],
    unread_sheets: Sequence[str],
    empty_sheets: Sequence[str] = (),
) -> tuple[Words, ...]:
    """The sentence: what could not be read, then what was, then how many kinds of questions wait.

    `questions` are kinds, things asked about, and files that these stand in. Of `unread_sheets` most was not
    understood; of `empty_sheets` nothing was read.
    """
    return (
        *_unread(counts, unread_sheets),
        *_read(counts, kabupaten),
        *_empty(empty_sheets),
        *_asked(questions, bool(counts.numbers) and not unread_sheets, all_read=not empty_sheets),
    )


def _unread(counts: ReadCounts, sheets: Sequence[str]) -> tuple[Words, ...]:
    found: list[Words] = []
    if counts.unread_files:
        found.append(Words(f"{format_number(counts.unread_files)} berkas tidak terbaca", Tone.WORST))
        found.append(Words(". "))
    if sheets:
        named = _named(sheets)
        found.append(Words(f"{format_number(len(sheets))} lembar sebagian besar belum dipahami", Tone.WORST))
        found.append(Words(f": {named}. Angkanya tidak dihitung tercapai atau tertinggal. "))
    return tuple(found)


def _named(sheets: Sequence[str]) -> str:
    more = len(sheets) - _MOST_NAMED
    others = f", dan {format_number(more)} lainnya" if more > 0 else ""
    return format_names(list(sheets[:_MOST_NAMED])) + others


def _empty(sheets: Sequence[str]) -> tuple[Words, ...]:
    if not sheets:
        return ()
    return (
        Words(f"{format_number(len(sheets))} lembar tanpa angka yang terbaca", Tone.WORST),
        Words(f": {_named(sheets)}. "),
    )


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


def _asked(asked: tuple[int, int, int], sound: bool, *, all_read: bool) -> tuple[Words, ...]:
    questions, things, files = asked
    if not questions:
        return (Words("Semua dikenali."),) if sound and all_read else ()
    return (
        Words("Tinggal "),
        Words(f"{format_number(questions)} pertanyaan", Tone.WORST),
        Words(f" tentang {format_number(things)} hal di {format_number(files)} berkas" if things else ""),
        Words("; tanpa jawaban pun ringkasan sudah bisa dibuka." if sound else "."),
    )
