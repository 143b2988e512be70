"""Arguments of the command line, with help and complaints in Bahasa Indonesia."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

WRONG_USAGE = 2
DOCUMENTS = (".xlsx", ".docx")
LEVELS = ("kabupaten", "kecamatan", "desa")

# What argparse complains about in English, and the same in Indonesian.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"belum diisi: \1"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1: \2 tidak dikenal; pilih dari \3"),
    (r"argument (.+): expected one argument", r"\1 perlu satu nilai"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 dapat berarti \2"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 tidak memakai nilai \2"),
    (r"argument (.+): (.+ bukan .+)", r"\1: \2"),
)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cara pakai: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_Help, add_help=False)
        helping = self.add_argument_group("bantuan")
        helping.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for pattern, indonesian in _COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, indonesian, message)
                break
        self.exit(WRONG_USAGE, f"Perintah belum benar: {message}\n{self.format_usage()}")


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The arguments as named values.

    Raises:
        SystemExit: help was asked for (0) or the usage is wrong (2); the message has been printed.
    """
    parser = _Parser("python -m stunting", "Dasbor indikator stunting lewat baris perintah.")
    commands = parser.add_subparsers(title="perintah", dest="command", required=True, metavar="PERINTAH")
    read = _command(commands, "read", "setiap sel angka dengan wilayah, indikator, ukuran, dan periodenya")
    read.add_argument("--sheet", metavar="NAMA", help="hanya lembar ini")
    read.add_argument("--why", type=_cell, metavar="SEL", help="mengapa sel ini (misalnya D14) dibaca begitu")
    summary = _command(commands, "summary", "cakupan dan kesenjangan per wilayah, indikator, dan periode")
    summary.add_argument("--level", choices=LEVELS, help="hanya tingkat wilayah ini; tanpa ini semuanya")
    summary.add_argument("--by", choices=("indicator", "sector"), default="indicator", help="per apa")
    _command(commands, "check", "masalah dan temuan mutu data beserta selnya")
    priority = _command(commands, "priority", "urutan prioritas wilayah dan seberapa pasti")
    priority.add_argument("--level", choices=LEVELS[1:], default="desa", help="tingkat wilayah")
    priority.add_argument("--top", type=_list_length, default=10, metavar="N", help="panjang daftar")
    inequality = _command(commands, "inequality", "ketimpangan antarwilayah per indikator")
    inequality.add_argument("--level", choices=LEVELS[1:], default="kecamatan", help="tingkat wilayah")
    export = _command(commands, "export", "buku kerja xlsx atau ringkasan docx", formats=())
    export.add_argument(
        "--out", type=_document, required=True, metavar="HASIL", help="berkas .xlsx atau .docx"
    )
    export.add_argument("--kecamatan", default="", metavar="NAMA", help="hanya kecamatan ini")
    export.add_argument("--sector", default="", metavar="NAMA", help="hanya sektor ini")
    country = (
        "jumlah desa seluruh Indonesia untuk `streamlit run country.py`, dari keluaran summary --level desa"
    )
    _command(commands, "country", country, formats=(), files="csv dari summary --level desa")
    return parser.parse_args(arguments)


def _cell(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{1,3}[1-9]\d{0,6}", text):
        raise argparse.ArgumentTypeError(f"{text!r} bukan alamat sel seperti D14")
    return text.upper()


def _document(text: str) -> Path:
    if Path(text).suffix.lower() not in DOCUMENTS:
        raise argparse.ArgumentTypeError(f"{text!r} harus berakhiran {' atau '.join(DOCUMENTS)}")
    return Path(text)


def _list_length(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat positif")
    return int(text)


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    description: str,
    formats: tuple[str, ...] = ("csv", "json"),
    files: str = "xlsx, xls, ods, csv …",
) -> argparse._ArgumentGroup:
    """Adds a command with what all have in common; gives the group for its own options."""
    command = commands.add_parser(name, help=description, description=description)
    command.add_argument_group("berkas").add_argument("files", nargs="+", metavar="BERKAS", help=files)
    options = command.add_argument_group("pilihan")
    if formats:
        options.add_argument("--format", choices=formats, default=formats[0], help="bentuk keluaran")
    return options
