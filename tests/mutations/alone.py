"""Tests against mutants of constants and classes: these are made while a module loads, so it loads anew."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.mutations.mutants import Mutant

ROOT = Path(__file__).parent.parent.parent


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


def unnoticed_alone(mutant: Mutant, arguments: Sequence[str], seconds: float) -> bool:
    """Whether no test fails with a mutant in a process that has loaded none of the modules yet."""

    def tests() -> bytes:
        sys.meta_path.insert(0, _Mutated(mutant))
        return b"unnoticed" if pytest.main(list(arguments)) == 0 else b""

    return bool(told_in_fork(tests, seconds))


def told_in_fork(work: Callable[[], bytes], seconds: float) -> bytes:
    """What is told by work that is done in a fork; nothing where it breaks or does not end."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        with suppress(BaseException), os.fdopen(writer, "wb") as pipe:
            pipe.write(work())
        os._exit(0)
    os.close(writer)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    signal.setitimer(signal.ITIMER_REAL, 0)
    os.waitpid(child, 0)
    return told
