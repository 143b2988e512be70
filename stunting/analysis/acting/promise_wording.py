"""Why a promise is judged as it is, in sentences."""

from __future__ import annotations

import math

from stunting.analysis.acting.promise_measure import Measured
from stunting.model.follow_up import QUARTERS, FollowUpStatus, split_list
from stunting.model.formatting import format_number, format_people, format_percent, format_points
from stunting.model.periods import period_label
from stunting.model.summaries.promises import PromiseVerdict


def reason_of(measured: Measured, verdict: PromiseVerdict) -> str:
    """The finding, then what must be known beside it."""
    return " ".join([_finding(measured, verdict), *_notes(measured, verdict)])


def _finding(measured: Measured, verdict: PromiseVerdict) -> str:
    share, goal = format_percent(measured.figure["share"]), format_percent(measured.goal)
    moved = f"{_moved(measured)} ({period_label(measured.figure['period'])})"
    if verdict is PromiseVerdict.KEPT:
        by_people = measured.sign * (measured.figure["share"] - measured.goal) < 0
        group = measured.promise["target_group"]
        reached = (
            f"{format_people(measured.people_moved, group)}, sesuai janji {format_number(measured.people)}"
            if by_people
            else f"janji {goal} tercapai"
        )
        return f"{moved}: {reached}."
    if verdict is PromiseVerdict.NOT_MEASURABLE:
        where = "berada pada" if measured.reached else "belum mencapai"
        return f"{moved}, {where} janji {goal}, tetapi perubahan sekecil ini dapat juga kebetulan."
    if measured.promise["status"] == FollowUpStatus.DONE and measured.sign * measured.change >= 0:
        return f"Dinyatakan selesai, tetapi capaian baru {share} dari janji {goal}."
    if verdict is PromiseVerdict.CONTRADICTED:
        return f"{moved}, menjauh dari janji {goal}."
    due = period_label(measured.deadline)
    if measured.due:
        return f"{moved}, belum mencapai janji {goal}; tenggat {due} sudah lewat."
    pace = "cukup" if verdict is PromiseVerdict.ON_THE_WAY else "kurang"
    needed = format_points(abs(100 * measured.needed))
    return f"{moved}; sampai saat itu perlu {needed} agar {goal} tercapai pada {due}: {pace}."


def _moved(measured: Measured) -> str:
    old, new = (format_percent(one["share"]) for one in (measured.promise, measured.figure))
    if old == new:
        return f"Tetap {new}"
    return f"{'Naik' if measured.change > 0 else 'Turun'} dari {old} menjadi {new}"


def _notes(measured: Measured, verdict: PromiseVerdict) -> list[str]:
    promise, figure = measured.promise, measured.figure
    good = verdict in (PromiseVerdict.KEPT, PromiseVerdict.ON_THE_WAY)
    seen = format_points(100 * measured.smallest_seen)
    reporting, expected = figure["areas_reporting"], figure["areas_expected"]
    moved_target = figure["target"] == figure["target"] and not math.isclose(
        figure["target"], promise["target"], abs_tol=1e-9
    )
    words = {
        "Perubahan sekecil ini dapat juga kebetulan.": good and not measured.beyond_chance,
        f"Perubahan terkecil yang dapat terlihat: {seen}.": not measured.beyond_chance,
        "Tanpa waktu: tenggat setahun.": not set(split_list(promise["quarters"])) & set(QUARTERS),
        f"Dinilai dengan angka seluruh kecamatan, bukan {promise['desa']} saja.": bool(promise["desa"])
        and math.isnan(promise["gap_people"]),
        f"Baru {reporting} dari {expected} wilayah melapor.": reporting < expected,
        f"Target sekarang {format_percent(figure['target'])}.": moved_target,
    }
    return [sentence for sentence, holds in words.items() if holds]
