"""Every file of the torture set: no crash, declared problems alone, what can be is read, nothing leaks."""

import json
import math
import resource
import warnings

import pytest

from stunting.analysis.quality.findings import all_findings
from stunting.cli.commands import figures_of
from stunting.cli.main import main
from stunting.model.observations import cell_address
from stunting.model.problems import PROBLEM_TEXTS
from stunting.pipeline import Upload, read_files
from tests.torture import write_cases
from tests.torture.cases import CASES

MOST_SECONDS = 15
"""Of processor time for a file with both commands, on a machine three times as slow as that of the limits."""


def spent():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def numbers_by_cell(observations):
    """Numbers of the first sheet."""
    first = observations[observations["sheet"].astype(str).isin(["", "Rekap"])]
    places = zip(first["row"], first["column"], first["value"], strict=True)
    return {cell_address(row, column): value for row, column, value in places}


def test_the_set_is_large_and_no_name_is_used_twice():
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.must for case in CASES)


@pytest.fixture(scope="module")
def analysed():
    """Figures and findings of a data set.

    They follow from what was read alone, and most files give the same table or nothing: it is analysed once.
    """
    known = {}

    def figures_and_findings(dataset):
        cells = dataset.observations.drop(columns="file").to_dict("list")
        key = repr((cells, dataset.kabupaten, dataset.settings, dataset.offices))
        if key not in known:
            gathered = figures_of(dataset)
            known[key] = gathered, all_findings(gathered)
        return known[key]

    return figures_and_findings


def said_by(case, path, capfdbinary):
    """What two commands print of a file; `check` as records."""
    printed = b""
    records = []
    for command in (["read"], ["check", "--format", "json"]):
        code = main([*command, str(path)])
        assert code == case.nothing
        out, err = capfdbinary.readouterr()
        printed += out + err
        assert not any(sign in err for sign in (b"Traceback", b"Terjadi kesalahan", b"Warning"))
        assert not any(line.startswith((b"/", b"  ")) for line in err.splitlines())
        if "json" in command:
            records = json.loads(out)
        else:
            assert not any(f',"{sign}'.encode() in out for sign in "=@")
    return printed.decode("utf-8"), records


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_torture(case, analysed, tmp_path, monkeypatch, capfdbinary):
    data = case.make()
    before = spent()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dataset = read_files([Upload(case.name, data)])
    problems = {str(problem.kind) for problem in dataset.problems}
    assert problems <= {str(kind) for kind in PROBLEM_TEXTS}
    assert not problems & set(case.unsaid)
    assert len(dataset.problems) <= 40
    assert all(math.isnan(value) or abs(value) < 1e15 for value in dataset.observations["value"])
    numbers = numbers_by_cell(dataset.observations)
    for cell, value in case.reads.items():
        found = numbers.get(cell, math.nan)
        assert math.isnan(found) if value is None else found == pytest.approx(value, abs=0.01), (cell, found)
    # What was read is handed to the commands, so that no file is read three times.
    monkeypatch.setattr("stunting.pipeline.read_files", lambda _: dataset)
    monkeypatch.setattr("stunting.cli.commands.figures_of", analysed)
    monkeypatch.setattr("stunting.analysis.quality.findings.all_findings", lambda both: both[1])
    if not case.any_end:
        path = tmp_path / case.name
        path.write_bytes(data)
        text, records = said_by(case, path, capfdbinary)
        assert set(case.says) <= {record["kind"] for record in records} | problems
        assert not [secret for secret in case.never if secret in text]
    assert spent() - before < MOST_SECONDS


def test_the_set_can_be_written_into_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(write_cases, "CASES", CASES[:3])
    assert write_cases.write_cases(tmp_path / "set") == 3
    written = sorted(file.name for file in (tmp_path / "set").iterdir())
    assert written == sorted(["cases.csv", *(case.name for case in CASES[:3])])
