"""Texts of headers and areas that run, steer, hide or overflow."""

from tests.reading.opening.raw_zip import raw_xlsx, text_cell
from tests.torture.cases.case import (
    ALL,
    Case,
    all_but,
    as_csv,
    as_xlsx,
    csv_of,
    raw_matrix,
    with_header,
    xlsx_of,
)

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1+cmd|'/C x'!A1",
    "-2+3+cmd|' /C x'!A0",
    "\t=1+1",
    "=HYPERLINK(0)",
)
SECOND = {cell: number for cell, number in ALL.items() if not cell.endswith("4")}
SCRIPT = "<img src=x onerror=alert(1)>"
LONGEST = 32_767
"""The most signs of a cell of Excel."""
REPEATED = ("a ", "1.", "(", "- ", "dan ", "balita ", "2024 ")
NO_FORMULA = "no cell of what is printed begins like a formula"


def formulas_as_desa():
    return {f"B{4 + place}": text for place, text in enumerate(FORMULAS)}


def desa(name, must, text, **more):
    """The matrix as csv, its first desa written so: the other desa are read."""
    return Case(name, must, csv_of({"B4": text}), reads=SECOND, **more)


CASES = (
    Case("rumus-di-desa.csv", NO_FORMULA, csv_of(formulas_as_desa())),
    Case("rumus-di-desa.xlsx", NO_FORMULA, xlsx_of(formulas_as_desa())),
    *(
        Case(f"rumus-di-kepala-{n}.csv", NO_FORMULA, lambda t=t: as_csv(with_header(t)))
        for n, t in enumerate(FORMULAS)
    ),
    desa("skrip-di-desa.csv", "stays a text", SCRIPT),
    Case("skrip-di-kepala.xlsx", "stays a text", lambda: as_xlsx(with_header(SCRIPT)), reads={"C4": 412.0}),
    Case(
        "kurung-format-di-kepala.csv",
        "no sentence is filled in by a text",
        lambda: as_csv(with_header("{0.__class__} {file} %s %(x)s")),
        reads={"C4": 412.0},
    ),
    Case(
        "kurung-format-di-sel.csv",
        "no sentence is filled in by a text",
        csv_of({"B4": "{area.__class__}{}{", "C5": "{written!r:>9}"}),
        ("text_for_number",),
        {"C6": 95.0, "C5": None},
        never=("'{written!r:>9}'",),
    ),
    desa("markah-di-desa.csv", "stays a text", "**Babulu** [x](javascript:alert(1)) `a` $b$ :red[c]"),
    desa("nul-di-teks.csv", "is left away", "Babulu\0Darat"),
    desa("kendali-di-teks.csv", "steers no terminal", "\x1b[2J\x07Babulu", never=("\x1b[2J",)),
    desa("surogat-lepas.csv", "stays without harm", "Babulu \ud800"),
    Case(
        "surogat-lepas.xlsx",
        "stays without harm",
        lambda: raw_xlsx(raw_matrix(B4=text_cell("B4", "_xD800_x"))),
        reads=SECOND,
    ),
    desa("kanan-ke-kiri.csv", "turns no line of a terminal round", "\u202etaraD ulubaB"),
    desa(
        "huruf-mirip.csv",
        "is not taken for the desa it looks like without a word",
        "B\u0430bulu D\u0430r\u0430t",
    ),
    Case(
        "lebar-nol.csv",
        "signs that nobody sees do not matter",
        csv_of({"B4": "Babulu\u200b Darat\ufeff"}),
        reads=ALL,
    ),
    desa("aksen-bertumpuk.csv", "costs no time", "B" + "\u0301" * 5_000),
    Case("baris-baru-di-desa.csv", "is a blank", csv_of({"B4": "Babulu\nDarat\r\n"}), reads=ALL),
    *(
        Case(
            f"kepala-{LONGEST}-{n}.xlsx",
            "the longest header costs no time",
            lambda t=t: as_xlsx(with_header((t * LONGEST)[:LONGEST])),
            any_end=True,
        )
        for n, t in enumerate(REPEATED)
    ),
    Case(
        "teks-panjang-di-angka.csv",
        "is told and missing",
        csv_of({"C4": "1 " * 16_000}),
        reads=all_but(C4=None),
    ),
    desa("teks-panjang-di-desa.csv", "costs no time", "Babulu " * 4_000),
    Case("judul-jutaan-kata.csv", "costs no time", csv_of({"A1": "tahun 2024 desa " * 30_000}), any_end=True),
)
