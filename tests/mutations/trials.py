"""Tests against mutants: a plugin of pytest that runs, mutant by mutant, the tests that it concerns."""

from __future__ import annotations

import importlib
import inspect
import pickle
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType, FunctionType, ModuleType

import pytest

from tests.mutations.alone import told_in_fork
from tests.mutations.mutants import Mutant

ROOT = Path(__file__).parent.parent.parent


@dataclass(slots=True)
class Trials:
    """Tries mutants of functions, in place of running all tests once; tests run in forks only."""

    modules: Sequence[Path]
    mutants: Sequence[Mutant]
    seconds: float
    killed: int = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Prints the mutants that no test notices."""
        told = told_in_fork(lambda: _watched(session.items, self.modules), 10 * self.seconds)
        if not told:
            raise pytest.UsageError("The tests fail without a mutant.")
        runs, order = pickle.loads(told)
        for mutant in self.mutants:
            files = {(str(mutant.module), line) for line in mutant.lines}
            asked = set().union(*(runs.get(one, ()) for one in files))
            chosen = [session.items[at] for at in order if at in asked]
            if told_in_fork(partial(_unnoticed, mutant, chosen), self.seconds):
                print(mutant.told, flush=True)
            else:
                self.killed += 1
        return True


class FailedError(Exception):
    """A test failed."""


class _Listener:
    """Ends a run at the first test that fails."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            raise FailedError(report.nodeid)


def _unnoticed(mutant: Mutant, items: Sequence[pytest.Item]) -> bytes:
    """Says something where none of the tests fails with a mutant."""
    put_in_place(mutant)
    if items:
        items[0].config.pluginmanager.register(_Listener())
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return b"unnoticed"


def _watched(items: Sequence[pytest.Item], modules: Sequence[Path]) -> bytes:
    """Which of the tests, by number, run which lines of the modules, and all tests ordered by their time."""
    watcher = _Watcher(items, {str(one) for one in modules})
    for plugin in (_Listener(), watcher):
        items[0].config.pluginmanager.register(plugin)
    cached = [one for path in modules for one in vars(_loaded(path)).values() if hasattr(one, "cache_clear")]
    times = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        for one in cached:
            one.cache_clear()
        began = time.perf_counter()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        times.append(time.perf_counter() - began)
    return pickle.dumps((dict(watcher.runs), sorted(range(len(items)), key=times.__getitem__)))


class _Watcher:
    """Notes which test runs which lines; what is made before a test may be made for all of its file."""

    def __init__(self, items: Sequence[pytest.Item], names: set[str]) -> None:
        self.runs: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._names, self._now = names, set[int]()
        self._number = {item: at for at, item in enumerate(items)}
        self._of_file: dict[Path, set[int]] = defaultdict(set)
        for item, at in self._number.items():
            self._of_file[item.path].add(at)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self._now = self._of_file[item.path]
        sys.settrace(self._note)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._now = {self._number[item]}
        sys.settrace(self._note)

    def _note(self, frame: FrameType, *_: object) -> Callable[..., object] | None:
        name = frame.f_code.co_filename
        if name not in self._names:
            return None
        self.runs[name, frame.f_lineno].update(self._now)
        return self._note


def _loaded(path: Path) -> ModuleType:
    """The module of a file, as tests have loaded it."""
    return importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def put_in_place(mutant: Mutant) -> None:
    """Gives the functions of the loaded module what the changed code makes of them."""
    loaded = _loaded(mutant.module)
    changed = ModuleType(loaded.__name__)
    exec(compile(mutant.code, str(mutant.module), "exec"), vars(changed))
    for key, new in vars(changed).items():
        old = vars(loaded).get(key)
        _with_other_code(old, new)
        if inspect.isclass(new) and new.__module__ == loaded.__name__:
            for part, value in vars(new).items():
                _with_other_code(vars(old).get(part), value)


def _with_other_code(old: object, new: object) -> None:
    """Where two things are functions, the old one runs as the new one."""
    old, new = (getattr(one, "fget", None) or getattr(one, "__func__", one) for one in (old, new))
    old, new = (getattr(one, "__wrapped__", one) for one in (old, new))
    # A function of another module is the same in both; what dataclasses wrote keeps what it closes over.
    both = isinstance(old, FunctionType) and isinstance(new, FunctionType)
    if both and old.__code__.co_freevars == new.__code__.co_freevars:
        for part in ("__code__", "__defaults__", "__kwdefaults__"):
            setattr(old, part, getattr(new, part))
