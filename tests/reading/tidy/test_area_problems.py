"""What is said about areas: at the cell of the name, once, in words."""

from tests.reading.sheets import cells, grid, read

HEADER = ["No", "Kecamatan", "Desa", "KB pascapersalinan (%) 2024"]


def areas_told(*grids):
    found = read(*grids)
    return found, [one for one in found.problems if "area" in one.kind]


def test_a_misspelt_name_is_told_at_its_own_cell():
    rows = [[1, "Babulu", "Babulu Dasrat", 5], [2, "Babulu", "Rintik", 6], [3, "Waru", "Sesulu", 7]]
    found, [told] = areas_told(grid([HEADER, *rows]))
    assert (told.kind, told.cell) == ("doubtful_area", "C2")
    assert told.message == (
        "\u201cBabulu Dasrat\u201d dibaca sebagai Desa Babulu Darat (Kecamatan Babulu), "
        "nama resmi yang paling mirip."
    )
    read_as = cells(found.observations)["D2"]
    assert (read_as["certainty"], read_as["because"]) == ("likely", told.message)
    assert cells(found.observations)["D3"]["certainty"] == "sure"


def test_the_same_name_elsewhere_is_doubtful_and_never_called_similar():
    rows = [[1, "Sepaku", "Babulu Darat", 5], [2, "Babulu", "Rintik", 6], [3, "Waru", "Sesulu", 7]]
    found, [told] = areas_told(grid([HEADER, *rows]))
    assert "bukan di Sepaku seperti tertulis" in told.message
    assert "kemiripan" not in told.message
    assert cells(found.observations)["D2"]["certainty"] == "doubtful"


def test_a_name_across_the_header_is_told_at_its_header_cell():
    rows = [["No", "Indikator", "Waru", "Babulu", "Sepakun"], [1, "KB pascapersalinan (%) 2024", 1, 2, 3]]
    _, [told] = areas_told(grid([*rows, [2, "Unmet need KB (%) 2024", 4, 5, 6]]))
    assert (told.area, told.cell) == ("Sepakun", "E1")


def test_the_same_guess_on_two_sheets_is_told_once():
    rows = [[1, "Babulu", "Babulu Dasrat", 5], [2, "Babulu", "Rintik", 6]]
    more = [[1, "Babulu", "Babulu Dasrat", 8], [2, "Babulu", "Rintik", 9]]
    _, told = areas_told(grid([HEADER, *rows], sheet="Jan"), grid([HEADER, *more], sheet="Feb"))
    assert [one.sheet for one in told] == ["Jan"]
