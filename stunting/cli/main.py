"""Runs one command: numbers on stdout, problems on stderr, exit codes 0, 1 and 2."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stunting.cli.arguments import read_arguments

# pandas and the rest are imported where they are used: help and wrong usage answer at once.
if TYPE_CHECKING:
    import pandas as pd

    from stunting.model.dataset import Dataset
    from stunting.model.problems import Problem

DONE = 0
NOTHING_READ = 1


def main(arguments: Sequence[str]) -> int:
    """Run a command; returns 0 when done, 1 when nothing could be read. No traceback reaches a person.

    Raises:
        SystemExit: help was asked for (0), or the usage is wrong (2).
    """
    _speak_utf8()
    options = read_arguments(list(arguments))
    try:
        return _run(options)
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: no failure, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # our own mistake; a person gets a sentence, not a traceback
        _say(f"Terjadi kesalahan di dalam aplikasi ({type(error).__name__}). Laporkan kepada pengelola.")
        return NOTHING_READ


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _run(options: argparse.Namespace) -> int:
    if options.command == "country":
        return _take_country(options.files)
    dataset = _read(options.files)
    for found in dataset.problems:
        _tell(found)
    if options.command == "check":
        from stunting.cli.commands import check, figures_of

        _print(check(dataset.problems, figures_of(dataset)), options.format)
    if dataset.observations.empty:
        _say("Tidak ada angka yang dapat dibaca.")
        return NOTHING_READ
    if options.command == "read":
        return _print_read(dataset, options)
    if options.command == "export":
        return _write_document(dataset, options)
    if options.command != "check":
        _print_answer(dataset, options)
    return DONE


def _take_country(names: Sequence[str]) -> int:
    from stunting.cli.country import CountryRefusedError, take_country

    try:
        for sentence in take_country([Path(name) for name in names]):
            _say(sentence)
    except CountryRefusedError as refusal:
        _say(str(refusal))
        return NOTHING_READ
    except OSError as error:
        _say(f"{error.filename or ''}: {_reason(error)}")
        return NOTHING_READ
    return DONE


def _write_document(dataset: Dataset, options: argparse.Namespace) -> int:
    from stunting.reports.exporting import ExportRefusedError, export

    out: Path = options.out
    try:
        data = export(dataset, out.suffix, kecamatan=options.kecamatan, sector=options.sector)
        out.write_bytes(data)
    except ExportRefusedError as refusal:
        _say(str(refusal))
        return NOTHING_READ
    except OSError:
        _say(f"{out}: Berkas tidak dapat ditulis. Periksa folder, hak akses, dan apakah sedang dibuka.")
        return NOTHING_READ
    return DONE


def _print_answer(dataset: Dataset, options: argparse.Namespace) -> None:
    from stunting.cli import commands

    gathered = commands.figures_of(dataset)
    if options.command == "summary":
        records, notes = commands.summary(gathered, options.level, options.by)
    elif options.command == "priority":
        records, notes = commands.priorities(gathered, options.level, options.top)
    else:
        records, notes = commands.inequalities(gathered, options.level)
    for note in notes:
        _say(f"Catatan: {note}")
    _print(records, options.format)


def _read(names: Sequence[str]) -> Dataset:
    contents: list[tuple[str, bytes]] = []
    for name in names:
        try:
            contents.append((Path(name).name, Path(name).read_bytes()))
        except OSError as error:
            _say(f"{name}: {_reason(error)}")
    if contents:
        from stunting.reading.opening import prepare_child

        prepare_child()  # which starts while this process loads the rest
    from stunting.pipeline import Upload, read_files

    return read_files([Upload(name, data) for name, data in contents])


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Berkas tidak ditemukan. Periksa nama dan foldernya."
    if isinstance(error, IsADirectoryError):
        return "Ini folder, bukan berkas. Sebutkan berkas di dalamnya."
    return "Berkas tidak dapat dibuka. Periksa hak akses dan apakah sedang dipakai aplikasi lain."


def _tell(found: Problem) -> None:
    from stunting.cli.records import one_line
    from stunting.model.labels import SEVERITY_LABELS

    place = " › ".join(part for part in (found.file, found.sheet, found.cell) if part)
    _say(f"{SEVERITY_LABELS[found.severity]}: {place}: {one_line(found)}")


def _say(sentence: str) -> None:
    """One line; a sign that would steer the terminal, or turn the line round, becomes a blank."""
    shown = "".join(sign if sign.isprintable() else " " for sign in sentence)
    print(" ".join(shown.split()), file=sys.stderr)


def _print_read(dataset: Dataset, options: argparse.Namespace) -> int:
    from stunting.cli.records import read_records

    if options.why is not None:
        return _print_why(dataset, options)
    observations = dataset.observations
    if options.sheet is not None:
        observations = observations[observations["sheet"] == options.sheet]
        if observations.empty:
            _say(f"Lembar “{options.sheet}” tidak ada, atau tidak berisi angka.")
            return NOTHING_READ
    _print(read_records(observations), options.format)
    return DONE


def _print_why(dataset: Dataset, options: argparse.Namespace) -> int:
    from stunting.cli.commands import why

    sheets = [account.sheet for account in dataset.sheets]
    if options.sheet is not None and options.sheet not in sheets:
        _say(f"Lembar “{options.sheet}” tidak ada. Yang ada: {', '.join(dict.fromkeys(sheets))}.")
        return NOTHING_READ
    records = why(dataset, options.why, options.sheet)
    if records.empty:
        _say(f"Sel {options.why} kosong, atau tidak ada di lembar itu.")
        return NOTHING_READ
    if options.format == "json":
        _print(records, "json")
        return DONE
    for place, lines in records.groupby("place", sort=False):
        print(place)
        print("\n".join(f"  {line}" for line in lines["reason"]))
    return DONE


def _print(records: pd.DataFrame, format: str) -> None:
    from stunting.reports.flat import write_csv, write_json

    write = write_json if format == "json" else write_csv
    write(records, sys.stdout.buffer)
    sys.stdout.buffer.flush()
