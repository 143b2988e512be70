"""Areas that are unknown, named twice, split or only a sum."""

from tests.torture.cases.case import HEADER, TITLE, Case, as_csv, csv_of, sheet_rows, xlsx_of
from tests.torture.cases.texts import SECOND

SUBTOTAL = {"A7": "Jumlah Babulu", "B7": "", "C7": 694, "D7": 571}
UNKNOWN = [["Babulu", f"Qwxz{n}jk", n + 10, n] for n in range(600)]


def without_kecamatan():
    """The matrix with its desa alone, two of them with a name that several kecamatan of the country have."""
    rows = sheet_rows({"B8": "Sukamaju", "B9": "Sukamaju"})
    return as_csv([row[:1] if len(row) < 3 else row[1:] for row in rows])


CASES = (
    Case(
        "wilayah-asing.csv",
        "is asked about",
        csv_of({"B4": "Desa Antah Berantah Zzyx"}),
        ("unknown_area",),
        SECOND,
    ),
    Case("wilayah-angka.csv", "costs no other desa", csv_of({"B4": "12345"}), reads=SECOND),
    Case("wilayah-kosong.csv", "costs no other desa", csv_of({"B4": ""}), reads=SECOND),
    Case(
        "nama-kembar.csv", "both rows are read and told", csv_of({"B5": "Babulu Darat"}), reads={"C6": 95.0}
    ),
    Case(
        "desa-pecah.csv",
        "a part is not added to the whole",
        csv_of({"B5": "Babulu Darat (pemekaran)"}),
        reads={"C4": 412.0},
    ),
    Case("desa-tanpa-kecamatan.csv", "no name that several places have is guessed", without_kecamatan),
    Case("subjumlah.csv", "a sum is no desa", csv_of(SUBTOTAL), reads={"C4": 412.0}),
    Case(
        "subjumlah-tanpa-kata.csv",
        "a row without a name is told",
        csv_of({**SUBTOTAL, "A7": ""}),
        reads={"C4": 412.0},
    ),
    Case(
        "jumlah-di-atas.csv",
        "a sum is no desa wherever it stands",
        csv_of({"A4": "Kab. PPU", "B4": "Jumlah"}),
        reads={"C5": 187.0},
    ),
    Case(
        "ribuan-wilayah-asing.csv",
        "is told in one line",
        lambda: as_csv([list(HEADER), *UNKNOWN]),
        ("unknown_areas",),
    ),
    Case(
        "kabupaten-lain.xlsx",
        "no area of another kabupaten is guessed",
        xlsx_of({"A1": TITLE.replace("Penajam Paser Utara", "Sragen")}),
    ),
)
