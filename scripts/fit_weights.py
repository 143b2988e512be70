"""Count how often each rule of evidence is right, and fit the weights, one form left out at a time.

    python scripts/fit_weights.py [--labelled FOLDER ...] [--table FILE] [--write]

Labelled are the sample data (their lowest header says what stands below it), the small cases beside the
project when they are there, and each FOLDER that a generator of matrices wrote: `expected.json` for all
files of a folder, or one `truth.json` beside each workbook. A *form* is a kind of layout: no line of it
helps to fit the weights by which it is judged.

How: a line is read as the measure of which most was said, so the rules are a conditional logit: the score
of a reading is the sum of what the rules say of it. The fit is the maximum of the likelihood of the right
readings, with each weight drawn to the one in `weights.csv` (normal, deviation 1 log-odds). Counting rules
one by one would count the same witness twice where several see the same header; the logit does not.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from stunting.model.dataset import ColumnAccount, SheetAccount  # noqa: E402
from stunting.model.evidence import Aspect, Settled  # noqa: E402
from stunting.model.observations import Measure, cell_address  # noqa: E402
from stunting.pipeline import Upload, read_files  # noqa: E402
from stunting.reading.evidence.cases import SURE  # noqa: E402
from stunting.reading.evidence.weights import rule_weights  # noqa: E402

WEIGHTS = ROOT / "stunting" / "reading" / "evidence" / "weights.csv"
CASES = ROOT.parent / "shared" / "cases"
SAMPLE_LABELS = {"Sasaran": Measure.DENOMINATOR, "Capaian": Measure.NUMERATOR, "%": Measure.PERCENT}
READINGS = tuple(Measure)
_PLACE = {measure: place for place, measure in enumerate(READINGS)}
_COUNTS = {Measure.NUMERATOR, Measure.COUNT}
"""Readings that lead to the same figures."""
_STEPS, _RATE = 200, 0.1

Key = tuple[str, str]
Cells = Mapping[tuple[str, str], Measure]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What was said of one line, and what it measures."""

    form: str
    truth: Measure
    settled: Settled


@dataclass(frozen=True, slots=True)
class Lines:
    """Labelled lines as arrays: `said[line, reading, weight]` is how far each rule speaks, 0-1 (or proof)."""

    said: Floats
    spoken: npt.NDArray[np.bool_]
    truth: npt.NDArray[np.bool_]
    forms: npt.NDArray[np.str_]

    def some(self, chosen: npt.NDArray[np.bool_]) -> Lines:
        """The chosen lines."""
        return Lines(self.said[chosen], self.spoken[chosen], self.truth[chosen], self.forms[chosen])

    def scores(self, weights: Floats) -> Floats:
        """Log-odds of every reading; those that nothing speaks of cannot win."""
        flat = self.said.reshape(-1, len(weights)) @ weights
        return np.where(self.spoken, flat.reshape(self.spoken.shape), -np.inf)


def labelled_files(folders: Sequence[Path]) -> Iterator[tuple[str, Path, Cells | None]]:
    """Form, file and the measure of each cell by sheet and address; None where headers tell it."""
    for path in sorted((ROOT / "sample_data").glob("capaian_layanan_opd_*.xlsx")):
        yield "sample_data", path, None
    for folder in folders:
        expected = folder / "expected.json"
        if expected.exists():
            by_file = defaultdict(list)
            for cell in json.loads(expected.read_text(encoding="utf-8")):
                by_file[cell["file"]].append(cell)
            for name, cells in sorted(by_file.items()):
                yield cells[0].get("kind", name), folder / name, _measures(cells)
        for truth in sorted(folder.glob("*/truth.json")):
            told = json.loads(truth.read_text(encoding="utf-8"))
            layout = next((trait for trait in told["traits"] if trait.startswith("lay_")), "plain")
            yield layout, truth.parent / told["file"], _measures(told["cells"])


def _measures(cells: Sequence[Mapping[str, Any]]) -> Cells:
    """Of the cells of which one measure alone is right."""
    return {
        (_plain(cell.get("sheet")), str(cell["cell"])): Measure(str(cell["measure"]))
        for cell in cells
        if cell.get("measure") and not cell.get("not_data") and "measure" not in cell.get("also", {})
    }


def _plain(text: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(text or "").lower())


def labelled_lines(form: str, path: Path, cells: Cells | None) -> Iterator[Labelled]:
    """The lines of a file of which the measure is known."""
    dataset = read_files([Upload(path.name, path.read_bytes())])
    seen = dataset.observations
    for sheet in dataset.sheets:
        own = seen[seen["sheet"].eq(sheet.sheet)]
        told: defaultdict[ColumnAccount, Counter[Measure]] = defaultdict(Counter)
        for row, column, header in zip(own["row"], own["column"], own["header"].astype(str), strict=True):
            cell = cell_address(row, column)
            truth = (
                SAMPLE_LABELS.get(header.rpartition(" / ")[2])
                if cells is None
                else cells.get((_plain(sheet.sheet), cell), cells.get(("", cell)))
            )
            account = next((one for one in _accounts(sheet) if one.stands_for(row, column, header)), None)
            if truth is not None and account is not None:
                told[account][truth] += 1
        for account in _accounts(sheet):
            settled = next((one for one in account.settled if one.aspect is Aspect.MEASURE), None)
            if settled is not None and settled.evidence and account in told:
                yield Labelled(form, told[account].most_common(1)[0][0], settled)


def _accounts(sheet: SheetAccount) -> list[ColumnAccount]:
    return [account for table in sheet.tables for account in table.columns]


def tally(lines: Sequence[Labelled]) -> dict[Key, list[int]]:
    """For each rule and reading how often it fired, was right and was wrong; against a reading counts too."""
    counts: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in lines:
        for one in line.settled.evidence:
            agrees = _same(Measure(one.value), line.truth) == (one.strength > 0)
            found = counts[one.rule, str(one.value)]
            found[0] += 1
            found[1 if agrees else 2] += 1
    return dict(counts)


def _same(one: Measure, other: Measure) -> bool:
    return one is other or {one, other} == _COUNTS


def as_arrays(lines: Sequence[Labelled], weights: Mapping[Key, float]) -> Lines:
    """The lines as arrays over the weights in their order, without those of whose measure nothing speaks.

    Rules without a weight are left out.
    """
    place = {key: at for at, key in enumerate(weights)}
    said = np.zeros((len(lines), len(READINGS), len(weights)))
    spoken = np.zeros(said.shape[:2], dtype=bool)
    spoken[:, _PLACE[Measure.OTHER]] = True
    truth = np.zeros(said.shape[:2], dtype=bool)
    for at, line in enumerate(lines):
        truth[at] = [_same(reading, line.truth) for reading in READINGS]
        for one in line.settled.evidence:
            key = (one.rule, str(one.value))
            if key in place:
                said[at, _PLACE[Measure(one.value)], place[key]] += one.strength / weights[key]
                spoken[at, _PLACE[Measure(one.value)]] = True
    told = (truth & spoken).any(axis=1)
    forms = np.array([line.form for line in lines])
    return Lines(said[told], spoken[told], truth[told], forms[told])


def fit(lines: Lines, prior: Floats) -> Floats:
    """The most likely weights near the prior ones, by gradient descent (Adam)."""
    weights, mean, square = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    flat = lines.said.reshape(-1, len(prior))
    for step in range(1, _STEPS + 1):
        odds = _softmax(lines.scores(weights))
        right = odds * lines.truth
        right /= np.maximum(right.sum(axis=1, keepdims=True), 1e-12)
        slope = (odds - right).ravel() @ flat + (weights - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def judged(lines: Lines, weights: Floats) -> tuple[int, int, float]:
    """Lines read right, lines surely read wrong, and the log loss."""
    scores = lines.scores(weights)
    best = scores.argmax(axis=1)
    right = lines.truth[np.arange(len(best)), best]
    ranked = np.sort(scores, axis=1)
    sure = ranked[:, -1] - np.maximum(ranked[:, -2], 0) >= SURE
    odds = (_softmax(scores) * lines.truth).sum(axis=1)
    return int(right.sum()), int((sure & ~right).sum()), float(-np.log(np.maximum(odds, 1e-12)).sum())


def left_out(lines: Lines, prior: Floats) -> tuple[int, int, float]:
    """As `judged`, where each form is judged by the weights that the other forms give."""
    parts = [
        judged(lines.some(lines.forms == form), fit(lines.some(lines.forms != form), prior))
        for form in np.unique(lines.forms)
    ]
    right, wrong, loss = zip(*parts, strict=True)
    return sum(right), sum(wrong), sum(loss)


def table(counts: Mapping[Key, Sequence[int]], hand: Mapping[Key, float], fitted: Mapping[Key, float]) -> str:
    """The rules in a table of Markdown."""
    rows = ["| Rule | Reading | Fired | Right | Wrong | Weight | Fitted |", "|---|---|---|---|---|---|---|"]
    for key in (*hand, *sorted(set(counts) - set(hand))):
        fired, right, wrong = counts.get(key, (0, 0, 0))
        weights = [f"{each[key]:.4g}" if key in each else "" for each in (hand, fitted)]
        rows.append(f"| {key[0]} | {key[1]} | {fired} | {right} | {wrong} | {weights[0]} | {weights[1]} |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Read all labelled files, print the table and what fitting gains, and write what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labelled", nargs="*", type=Path, default=[], help="folders of labelled workbooks")
    parser.add_argument("--table", type=Path, help="file for the table of rules")
    parser.add_argument("--write", action="store_true", help="put the fitted weights into weights.csv")
    asked = parser.parse_args()
    files = labelled_files([*([CASES] if CASES.exists() else []), *asked.labelled])
    lines = [line for form, path, cells in files for line in labelled_lines(form, path, cells)]
    hand = rule_weights()
    prior = np.array(list(hand.values()))
    arrays = as_arrays(lines, hand)
    fitted = dict(zip(hand, np.round(fit(arrays, prior), 2).tolist(), strict=True))
    told = table(tally(lines), hand, fitted)
    print(told)
    for name, (right, wrong, loss) in (
        ("weights as they stand", judged(arrays, prior)),
        ("fitted, each form left out", left_out(arrays, prior)),
    ):
        print(f"{name}: {right} of {len(arrays.said)} lines right, {wrong} surely wrong, log loss {loss:.1f}")
    if asked.table:
        asked.table.write_text(told, encoding="utf-8")
    if asked.write:
        _write(fitted)


def _write(weights: Mapping[Key, float]) -> None:
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("rule", "reading", "strength"))
        rows.writerows((*key, f"{strength:g}") for key, strength in weights.items())


if __name__ == "__main__":
    main()
