"""Which small mistakes in the analysis the tests would not notice: `nice python -m tests.mutations priority`.

Each mutant changes one place of one module (a comparison, a sign, a constant, a method) and runs the tests
of its room in a fork, until the first fails. What survives is printed with its line. Not part of CI: a room
takes from minutes to an hour. With `--count` a sample of fixed seed is taken of each module.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import io
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parent.parent
ANALYSIS, TESTS = ROOT / "stunting/analysis", ROOT / "tests"
ROOMS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "coverage": (
        ["coverage/*.py"],
        ["analysis/coverage", "analysis/test_analyses_agree.py", "properties/test_coverage.py"],
    ),
    "inequality": (
        ["comparing/inequality*.py"],
        [
            *("analysis/comparing/test_inequality.py", "analysis/comparing/test_inequality_measures.py"),
            *("analysis/comparing/test_inequality_change.py", "properties/test_inequality.py"),
        ],
    ),
    "priority": (["priority/*.py"], ["analysis/priority", "properties/test_priority.py"]),
    "promises": (["acting/promise*.py"], ["analysis/acting/test_promises.py"]),
    "prevalence": (
        ["comparing/prevalence.py", "comparing/two_numbers.py"],
        ["analysis/comparing/test_prevalence.py"],
    ),
}
"""Modules of a room and the tests that stand for it."""
WORDS = frozenset({"wording", "promise_wording", "__init__"})
"""Modules of words: a test that repeats them would notice nothing else."""
OTHER_OPERATOR: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq},
    **{ast.NotEq: ast.Eq, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And},
}
OTHER_NAME = {
    **{"median": "mean", "mean": "median", "nanmedian": "nanmean", "max": "min", "min": "max"},
    **{"any": "all", "all": "any", "ceil": "floor", "floor": "ceil", "maximum": "minimum"},
    **{"minimum": "maximum", "gt": "ge", "ge": "gt", "lt": "le", "le": "lt", "eq": "ne", "ne": "eq"},
    **{"isna": "notna", "notna": "isna", "first": "last", "last": "first", "head": "tail"},
}
PYTEST = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-profile=mutants"]
# Every run draws the same examples, and the first that fails is enough: none is made smaller.
settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place: the module, its line and what became of it; `code` is the whole changed module."""

    module: Path
    line: int
    change: str
    code: str


def mutants(module: Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    types = [getattr(one, name, None) for one in ast.walk(tree) for name in ("annotation", "returns")]
    frames = [each for one in ast.walk(tree) for each in getattr(one, "decorator_list", [])]
    # `strict` of zip only speaks where lengths differ, which is a mistake of ours.
    strict = [one for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg == "strict"]
    left_out = (one for one in (*types, *frames, *strict) if one is not None)
    never_run = {id(part) for one in left_out for part in ast.walk(one)}
    for number, node in enumerate(ast.walk(tree)):
        for other in () if id(node) in never_run else _others(node):
            changed = copy.deepcopy(tree)
            place = next(one for at, one in enumerate(ast.walk(changed)) if at == number)
            for name, value in other.items():
                setattr(place, name, value)
            before, after = ast.unparse(node)[:60], ast.unparse(place)[:60]
            yield Mutant(module, getattr(node, "lineno", 0), f"{before}  ->  {after}", ast.unparse(changed))


def _others(node: ast.AST) -> Iterator[dict[str, object]]:
    """What a node may be changed to: new values of its fields."""
    match node:
        case ast.Compare(ops=[one]) | ast.BinOp(op=one) | ast.BoolOp(op=one) | ast.AugAssign(op=one):
            if type(one) in OTHER_OPERATOR:
                new = OTHER_OPERATOR[type(one)]()
                yield {"ops": [new]} if isinstance(node, ast.Compare) else {"op": new}
        case ast.UnaryOp(op=ast.Invert() | ast.Not() | ast.USub()):
            yield {"op": ast.UAdd()}
        case ast.Constant(value=bool() as value):
            yield {"value": not value}
        case ast.Constant(value=int() as value):
            yield {"value": value + 1}
        case ast.Constant(value=float() as value):
            # Of a guard against binary noise a tenth more or less is none.
            yield {"value": value * 1.1 if value > 1e-3 else 0.1 if not value else 0.0}
        case ast.Constant(value="sum" | "max" | "min" | "first" | "last" as value):
            yield {"value": {"sum": "mean", **OTHER_NAME}[value]}
        case ast.Attribute(attr=name) if name in OTHER_NAME:
            yield {"attr": OTHER_NAME[name]}
        case ast.keyword(arg="min_count"):
            yield {"value": ast.Constant(value=0)}


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives the changed code in place of the module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = ".".join(mutant.module.relative_to(ROOT).with_suffix("").parts)

    def find_spec(self, fullname, path=None, target=None):
        if fullname != self._name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self._mutant.module))

    def get_filename(self, fullname: str) -> str:
        return str(self._mutant.module)

    def get_data(self, path: str) -> bytes:
        return self._mutant.code.encode()


def is_killed(mutant: Mutant, tests: Sequence[str], seconds: float) -> bool:
    """Whether a test fails with the mutant, or never ends."""
    child = os.fork()
    if not child:
        sys.meta_path.insert(0, _Mutated(mutant))
        os.setsid()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            try:
                code = int(pytest.main([*PYTEST, *tests]))
            except BaseException:
                code = 1
        os._exit(code)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _tests(module: Path, among: Sequence[str]) -> list[str]:
    """The test files of a room, that of the module's own name first."""
    files = [file for one in among for file in sorted((TESTS / one).rglob("test_*.py")) or [TESTS / one]]
    return [str(file) for file in sorted(files, key=lambda file: file.stem != f"test_{module.stem}")]


def _warm() -> None:
    """Loads what every fork needs and no mutant changes."""
    from stunting.catalogue.gazetteer import load_gazetteer
    from stunting.catalogue.indicators import load_catalogue

    load_catalogue()
    load_gazetteer()


def main() -> None:
    """Prints the survivors and the share killed of each module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--only", default="", help="part of the name of a module")
    parser.add_argument("--count", type=int, default=0, help="mutants of each module; 0 takes all")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=600.0, help="after which a mutant counts as endless")
    args = parser.parse_args()
    globs, among = ROOMS[args.room]
    modules = sorted(path for glob in globs for path in ANALYSIS.glob(glob) if path.stem not in WORDS)
    _warm()
    unchanged = Mutant(modules[0], 0, "", ast.unparse(ast.parse(modules[0].read_text(encoding="utf-8"))))
    if is_killed(unchanged, _tests(modules[0], among), args.seconds):
        sys.exit("The tests fail without a mutant.")
    killed = tried = 0
    for module in modules:
        if args.only not in module.stem:
            continue
        found = list(mutants(module))
        if args.count and len(found) > args.count:
            found = random.Random(args.seed).sample(found, args.count)
        dead = 0
        for mutant in sorted(found, key=lambda one: one.line):
            if is_killed(mutant, _tests(module, among), args.seconds):
                dead += 1
            else:
                print(f"  {module.name}:{mutant.line}: {mutant.change}", flush=True)
        print(f"{module.name}: {dead} of {len(found)} killed", flush=True)
        killed, tried = killed + dead, tried + len(found)
    print(f"{args.room}: {killed} of {tried} killed, {100 * killed / max(tried, 1):.0f} %")


if __name__ == "__main__":
    main()
