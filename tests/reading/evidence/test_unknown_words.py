"""A word that nobody knows, beside words that say what their columns hold."""

from tests.reading.sheets import grid, read_cells

ROWS = [
    ("Balita ditimbang (D/S)", "%", 80, 54.35),
    ("Jumlah TPK", "tim", 87, 141),
    ("KRS didampingi", "%", 90, None),
]


def opd_form(*headers):
    rows = [["Capaian Kabupaten Berau 2024"], ["No", "Indikator", "Satuan", *headers]]
    return read_cells(grid([*rows, *([at, *row] for at, row in enumerate(ROWS, start=1))]))


def test_the_name_of_the_row_does_not_make_an_unknown_column_its_achievement():
    cells = opd_form("Zarkumat", "Realisasi 2024")
    assert {cells[at]["certainty"] for at in ("D3", "D4", "D5")} == {"doubtful"}
    assert (
        cells["D5"]["because"] == "\u2018Zarkumat\u2019 tidak dikenal, di samping \u2018Realisasi 2024\u2019"
    )
    assert "doubtful" not in {cells[at]["certainty"] for at in ("E3", "E4")}


def test_words_of_a_measure_or_a_year_are_known():
    for headers in (("Target 2024", "Realisasi 2024"), ("2023", "2024")):
        assert not [cell for cell in opd_form(*headers).values() if "tidak dikenal," in cell["because"]]


def test_what_arithmetic_proves_needs_no_word():
    served = [(80, 50, 40), (85, 20, 17), (75, 60, 45), (90, 30, 27)]
    names = ("Balita ditimbang (D/S)", "ASI eksklusif", "Bumil KEK mendapat PMT", "KRS didampingi")
    rows = [[name, sasaran, cap, share] for name, (share, sasaran, cap) in zip(names, served, strict=True)]
    header = ["Indikator", "Sasaran", "Zarkumat", "%"]
    cells = read_cells(grid([["Capaian Kabupaten Berau 2024"], header, *rows]))
    assert {(cells[f"C{at}"]["measure"], cells[f"C{at}"]["certainty"]) for at in (3, 4)} <= {
        ("numerator", "sure"),
        ("numerator", "likely"),
    }


def test_a_year_of_another_header_does_not_date_what_nobody_knows():
    rows = [["No", "Kampung", "Jumlah TPK (data SIGA 2023)", "Zarkumat"]]
    rows += [[1, "Petung", 53, 169], [2, "Waru", 93, 268], [3, "Sesulu", 12, 40]]
    cells = read_cells(grid(rows))
    assert cells["C2"]["certainty"] != "doubtful"
    assert (cells["D2"]["certainty"], cells["D2"]["because"]) == (
        "doubtful",
        "tahunnya hanya disebut pada kepala lain",
    )
