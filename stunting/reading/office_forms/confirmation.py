"""A returned confirmation sheet: known by its form, read row by row, each answer checked against its key."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from stunting.model.confirmation import (
    FORM_MARKS,
    KEY,
    NEW,
    NOW,
    OFFICE,
    PLACE,
    REASON,
    RIGHT,
    VERDICT,
    WRONG,
    Answer,
    asked_of_key,
    limits_of,
)
from stunting.model.corrections import AskedCell, same_value, written_value
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.numbers import DecimalMark, is_ambiguous, parse_number
from stunting.reading.office_forms.form_sheet import Form, FormSheet, plain_number

_AGAIN = "Isi kembali pada lembar yang baru diunduh dari Data \u203a Konfirmasi."
_HEADERS = {name.lower(): name for name in (NOW, VERDICT, NEW, REASON, OFFICE, KEY, PLACE)}
CONFIRMATION_FORM = Form(_HEADERS.get, FORM_MARKS.issubset, most_rows=40)


class _RefusedError(ValueError):
    """An answer that cannot be used: the column to look at, what is wrong, and what to do."""

    def __init__(self, column: str, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.column, self.reason, self.advice = column, reason, advice


def read_confirmation(
    sheets: Sequence[FormSheet], file: str
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """The answers in the confirmation sheets of a returned file, with the problems of their rows.

    Rows may be sorted or deleted and sheets renamed or added. A row whose locked cells do not fit its key
    is refused, as is an answer that cannot be a number of its measure.
    """
    answers: dict[AskedCell, Answer] = {}
    problems: list[Problem] = []
    for form in sheets:
        for row in form.rows:
            try:
                answer = _answer(form, row, file, problems)
                if answer is not None:
                    _only_one(answers.setdefault(answer.asked, answer), answer)
            except _RefusedError as refused:
                problems.append(_refusal(form, row, file, refused))
    if not answers and not problems:
        facts = {"reason": "semua baris masih kosong", "advice": "Isi kolom kuning, simpan, unggah lagi."}
        problems.append(problem(ProblemKind.ANSWERS_NONE, file=file, sheet=sheets[0].grid.sheet, **facts))
    return tuple(answers.values()), tuple(problems)


def _answer(form: FormSheet, row: int, file: str, problems: list[Problem]) -> Answer | None:
    """The answer of a row, None where it holds none; what was read with a doubt joins the problems."""
    written, verdict = form.value(row, NEW), form.line(row, VERDICT).casefold()
    if isinstance(written, str) and written.strip().casefold() == RIGHT:
        written, verdict = None, RIGHT
    reason = form.line(row, REASON)
    if written is None and not verdict:
        if reason and form.line(row, KEY):
            raise _RefusedError(
                NEW, "alasannya diisi, angkanya belum", f"Tulis angkanya, atau pilih {RIGHT}."
            )
        return None
    asked = _asked(form, row)
    number = None if written is None else _number(form, row, asked, file, problems)
    new = _settled(verdict, number, asked)
    office = form.line(row, OFFICE)
    if not office:
        raise _RefusedError(OFFICE, "nama kantor belum diisi", "Tulis nama kantor yang menjawab.")
    if not reason and not same_value(new, asked.value):
        raise _RefusedError(REASON, "alasan perubahan belum diisi", "Pilih atau tulis alasannya.")
    return Answer(asked, new, reason, office, file, form.cell(row, NEW))


def _asked(form: FormSheet, row: int) -> AskedCell:
    """The cell a row asks about; its locked columns must still say the same as its key."""
    key = form.line(row, KEY)
    if not key:
        raise _RefusedError(KEY, "baris ini tidak punya kunci, jadi selnya tidak dapat ditemukan", _AGAIN)
    try:
        asked = asked_of_key(str(form.value(row, KEY)))
    except ValueError:
        raise _RefusedError(KEY, "kunci baris ini berubah", _AGAIN) from None
    shown, whole = form.value(row, NOW), limits_of(asked.number.measure).whole
    number = plain_number(shown)
    if number is None:
        number = _number_of_text(str(shown), whole)
    if not same_value(number, asked.value) or form.line(row, PLACE) != " ".join(asked.place.split()):
        reason = (
            f"isi baris tidak cocok dengan kuncinya (saat ditanyakan {written_value(asked.value)} di "
            f"{asked.place}, sekarang tertulis {form.line(row, NOW)})"
        )
        raise _RefusedError(NOW, reason, _AGAIN)
    return asked


def _settled(verdict: str, number: float | None, asked: AskedCell) -> float:
    """The number that an answer says, from its two columns; they must not contradict each other."""
    if verdict not in ("", RIGHT, WRONG):
        reason = f"jawaban \u201c{verdict}\u201d tidak dikenal"
        raise _RefusedError(VERDICT, reason, f"Pilih \u201c{RIGHT}\u201d atau \u201c{WRONG}\u201d.")
    if verdict == RIGHT:
        if asked.value is None:
            reason = "selnya kosong, jadi tidak dapat dinyatakan sudah benar"
            raise _RefusedError(VERDICT, reason, "Tulis angkanya; tulis 0 bila memang nol.")
        if number is not None and not same_value(number, asked.value):
            reason = f"dipilih \u201c{RIGHT}\u201d tetapi ditulis angka lain, {written_value(number)}"
            raise _RefusedError(VERDICT, reason, "Pilih salah satu.")
        return asked.value
    if number is None:
        raise _RefusedError(NEW, "angka yang benar belum diisi", "Tulis angkanya.")
    if verdict == WRONG and same_value(number, asked.value):
        reason = "dipilih \u201cperlu diperbaiki\u201d tetapi angkanya sama dengan angka sekarang"
        raise _RefusedError(NEW, reason, f"Tulis angka yang benar, atau pilih \u201c{RIGHT}\u201d.")
    return number


def _number(form: FormSheet, row: int, asked: AskedCell, file: str, problems: list[Problem]) -> float:
    """The number of an answer within the bounds of its measure."""
    limits = limits_of(asked.number.measure)
    written = form.value(row, NEW)
    plain = plain_number(written)
    number = _number_of_text(str(written), limits.whole) if plain is None else plain
    if number is None or not math.isfinite(number):
        raise _RefusedError(NEW, f"\u201c{form.line(row, NEW)}\u201d bukan angka", limits.words)
    shown = written_value(number)
    formatted = plain is not None and form.in_percent(row, NEW)
    if formatted:
        number, shown = round(number * 100, 10), f"{written_value(number * 100)} %"
    if (formatted or "%" in str(written)) and limits.most != 100:
        raise _RefusedError(NEW, f"{shown} ditulis sebagai persen, yang ditanyakan jumlah", limits.words)
    if limits.most == 100 and 0 < number < 1 and not formatted and "%" not in str(written):
        advice = "Tulis 85 untuk 85 %; untuk persen di bawah 1 sertakan tandanya, misalnya 0,85 %."
        raise _RefusedError(NEW, f"{shown} dapat berarti pecahan atau persen di bawah 1", advice)
    if number < 0:
        raise _RefusedError(NEW, f"{shown} bernilai negatif", limits.words)
    if limits.most is not None and number > limits.most:
        raise _RefusedError(NEW, f"{shown} lebih dari {written_value(limits.most)}", limits.words)
    if limits.whole and not number.is_integer():
        raise _RefusedError(NEW, f"{shown} bukan bilangan bulat", limits.words)
    if plain is None and not str(written).strip().isdigit():
        place = {"file": file, "sheet": form.grid.sheet, "cell": form.cell(row, NEW)}
        facts = {"written": form.line(row, NEW), "number": written_value(number)}
        problems.append(problem(ProblemKind.ANSWER_READ_AS, **place, **facts))
    return number


def _number_of_text(text: str, whole: bool) -> float | None:
    """A number written as text, the Indonesian way; "12.5" by its point, as it can mean nothing else."""
    body = re.sub(r"\s", "", text)
    if not re.fullmatch(r"-?\d[\d.,]*%?", body):
        return None
    point = "." in body and "," not in body and not is_ambiguous(body) and body.count(".") == 1
    if is_ambiguous(body) and not whole:
        return None
    mark = DecimalMark.POINT if point or ("," in body and is_ambiguous(body)) else DecimalMark.COMMA
    return parse_number(body, mark)


def _only_one(first: Answer, answer: Answer) -> None:
    if (first.new, first.reason, first.office) != (answer.new, answer.reason, answer.office):
        raise _RefusedError(
            NEW,
            f"sel yang sama sudah dijawab di {first.cell}; jawaban itu yang dipakai",
            "Sisakan satu jawaban.",
        )


def _refusal(form: FormSheet, row: int, file: str, refused: _RefusedError) -> Problem:
    return problem(
        ProblemKind.ANSWER_NOT_USABLE,
        file=file,
        sheet=form.grid.sheet,
        cell=form.cell(row, refused.column, NEW),
        reason=refused.reason,
        advice=refused.advice,
    )
