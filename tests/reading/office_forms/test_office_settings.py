"""An office's settings file: read back as written, bad rows named with their cell, no matrix swallowed."""

import numpy as np
import pandas as pd
import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.settings import SETTINGS_COLUMNS, settings_rows
from stunting.model.grid import Grid
from stunting.model.indicators import OfficeSettings, SourceMark, StatusCutoffs, Target, TargetLevel
from stunting.model.problems import ProblemKind
from stunting.reading.office_forms.office_settings import OWN_SOURCE
from tests.reading.sheets import office_settings

HEADER = list(SETTINGS_COLUMNS)


def grid(*rows, sheet="Pengaturan", percent=()):
    """A sheet from rows of cells; `percent` lists the (row, column) of cells in percent format."""
    width = max(len(row) for row in rows)
    values = np.array([[*row, *[None] * (width - len(row))] for row in rows], dtype=object)
    mask = np.zeros(values.shape, dtype=bool)
    for place in percent:
        mask[place] = True
    return Grid(sheet, values, percent_cells=mask)


def grid_of(frame):
    """The sheet that a frame gives when written: NaN and empty text are blank cells."""
    cells = frame.astype(object).where(frame.notna() & (frame != ""), None)
    return grid(HEADER, *cells.itertuples(index=False, name=None))


def setting(
    code="lbw", year=2026, target=5, source="RAD (rekaan)", sector=None, opd=None, cutoff=None, name=None
):
    return [code, name, year, target, source, sector, opd, cutoff]


def read(*rows, **options):
    return office_settings([grid(HEADER, *rows, **options)], load_catalogue())


def test_untouched_template_sets_nothing():
    catalogue = load_catalogue()
    assert office_settings([grid_of(settings_rows(catalogue))], catalogue) == (OfficeSettings(), ())


def test_settings_written_by_a_catalogue_read_back_identically():
    catalogue = load_catalogue()
    settings = OfficeSettings(
        targets=(
            Target("pregnant_ifa_90", 2026, 0.855, "RAD (rekaan)", SourceMark.OFFICE),
            Target("stunting_prevalence", 2026, 0.2, "RAD (rekaan)", SourceMark.OFFICE),
            Target("stunting_prevalence", 2027, 0.175, "RAD (rekaan)", SourceMark.OFFICE),
        ),
        sectors=(("family_phbs", "Lingkungan", ("Dinas LH", "Kecamatan")),),
        cutoffs=StatusCutoffs(met=0.95, near=0.8, behind=0.6),
    )
    ours = catalogue.with_settings(settings)
    assert office_settings([grid_of(settings_rows(ours))], catalogue) == (settings, ())


def test_template_holds_every_indicator_and_target():
    catalogue = load_catalogue()
    rows = settings_rows(catalogue)
    assert list(rows.columns) == HEADER
    assert set(rows["Kode"][3:]) == set(catalogue.indicators)
    assert list(rows["Batas (%)"][:3]) == [100, 90, 75]
    assert list(rows.loc[rows["Kode"] == "adolescent_girls_ifa", "Target (%)"]) == [58, 80]
    assert rows.loc[rows["Kode"] == "pbi_coverage", "Target (%)"].isna().all()
    assert pd.api.types.is_numeric_dtype(rows["Tahun"])


def test_target_with_year_and_source():
    settings, problems = read(setting(target=5.5))
    target = Target("lbw", 2026, 0.055, "RAD (rekaan)", SourceMark.OFFICE, level=TargetLevel.KABUPATEN)
    assert settings.targets == (target,)
    assert problems == ()


def test_a_target_may_be_valid_for_years_and_be_of_the_province():
    row = [*setting(target=5.5, source="RPJMD 2025-2029"), 2029, "Provinsi"]
    settings, problems = read(row)
    (target,) = settings.targets
    assert (target.years, target.level) == ("2026\u20132029", TargetLevel.PROVINSI)
    assert problems == ()
    ours = load_catalogue().with_settings(settings)
    assert [ours.target("lbw", year).holds(year) for year in (2025, 2026, 2029, 2030)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [((2025, None), "sebelum tahun target"), (("kelak", None), "bukan tahun"), ((None, "desa"), "tingkat")],
)
def test_years_and_levels_that_cannot_be_used_are_named(more, words):
    settings, (found,) = read([*setting(target=5.5), *more])
    assert settings.targets == ()
    assert words in found.message


@pytest.mark.parametrize("written", ["5,5", "5.5 %", "5,5%", 5.5])
def test_percents_as_people_write_them(written):
    settings, _ = read(setting(target=written))
    assert settings.targets[0].share == 0.055


def test_a_cell_in_percent_format_holds_a_share():
    settings, problems = read(setting(target=0.055), percent=[(1, 3)])
    assert settings.targets[0].share == 0.055
    assert problems == ()


def test_own_source_where_none_is_written():
    settings, _ = read(setting(source=None))
    assert settings.targets[0].source == OWN_SOURCE


def test_yes_counts_as_full_for_a_yes_no_indicator():
    settings, problems = read(setting("rembuk_kabupaten", 2026, "Ya"))
    assert settings.targets[0].share == 1.0
    assert problems == ()


def test_indicator_by_name_or_abbreviation_where_there_is_no_code():
    rows = [setting(None, name="Bayi berat badan lahir rendah (BBLR)"), setting(None, 2027, name="BBLR")]
    settings, problems = read(*rows)
    assert [(target.indicator, target.year) for target in settings.targets] == [("lbw", 2026), ("lbw", 2027)]
    assert problems == ()


def test_sector_and_offices_and_their_usual_spelling():
    settings, _ = read(setting(target=None, year=None, source=None, sector="kb", opd="Dinas A; Dinas B"))
    assert settings.sectors == (("lbw", "KB", ("Dinas A", "Dinas B")),)
    assert settings.targets == ()


def test_cutoffs_by_code_or_by_name():
    rows = [
        setting("batas_tercapai", None, None, None, cutoff=95),
        setting(None, None, None, None, cutoff="80 %", name="Batas status hampir tercapai"),
    ]
    settings, problems = read(*rows)
    assert settings.cutoffs == StatusCutoffs(met=0.95, near=0.8, behind=0.75)
    assert problems == ()


def test_cutoffs_that_do_not_descend_are_refused():
    settings, (found,) = read(setting("batas_hampir", None, None, None, cutoff=60))
    assert settings.cutoffs is None
    assert found.kind == ProblemKind.SETTING_BAD_VALUE
    assert "100 / 60 / 75" in found.message


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (setting("no_such_code"), "A2", "no_such_code"),
        (setting(None, name="Jumlah penduduk"), "B2", "Jumlah penduduk"),
        (setting(target="lima"), "D2", "bukan angka"),
        (setting(target=105), "D2", "di luar 0 sampai 100"),
        (setting(target=-1), "D2", "di luar 0 sampai 100"),
        (setting(target=0.85), "D2", "pecahan"),
        (setting(year=None), "D2", "belum diisi"),
        (setting(year="depan"), "C2", "bukan angka tahun"),
        (setting("batas_hampir", None, None, None, cutoff="tinggi"), "H2", "bukan angka"),
    ],
)
def test_a_bad_row_is_named_and_sets_nothing(row, cell, words):
    settings, (found,) = read(row)
    assert settings == OfficeSettings()
    assert (found.sheet, found.cell) == ("Pengaturan", cell)
    assert words in found.message
    assert found.remedy


def test_a_bad_row_does_not_stop_the_others():
    settings, problems = read(setting(target="lima"), setting("imd"), [None, None], setting("no_such_code"))
    assert [target.indicator for target in settings.targets] == ["imd"]
    assert [found.cell for found in problems] == ["D2", "A5"]


def test_two_targets_of_one_year_keep_the_first_and_say_so():
    settings, (found,) = read(setting(target=5.5), setting(target=6))
    assert [target.share for target in settings.targets] == [0.055]
    assert (found.kind, found.cell, found.indicator) == (ProblemKind.SETTING_REPEATED, "D3", "lbw")
    assert "5,5" in found.message


def test_one_changed_row_of_an_indicator_with_several_changes_its_sector():
    old = load_catalogue().indicators["stunting_prevalence"].sector
    rows = [
        setting("stunting_prevalence", target=None, year=None, sector=sector) for sector in (old, "KB", old)
    ]
    settings, problems = read(*rows)
    assert settings.sectors == (("stunting_prevalence", "KB", ()),)
    assert problems == ()


def test_title_above_the_header_marks_a_settings_sheet():
    sheet = grid(["Pengaturan target Kabupaten (rekaan)"], [None], HEADER, setting(), sheet="Sheet1")
    settings, _ = office_settings([sheet], load_catalogue())
    assert settings.targets[0].indicator == "lbw"


@pytest.mark.parametrize(
    "sheets",
    [
        # A matrix of indicators in rows with targets is no settings file without the word.
        [
            grid(
                ["No", "Indikator", "Target", "Penajam", "Waru"],
                [1, "BBLR", 5, 4.2, 6.1],
                sheet="Matriks 2024",
            )
        ],
        # Nor is a sheet of that name without the columns.
        [grid(["Kecamatan", "Stunting"], ["Penajam", 12], sheet="Pengaturan")],
        [grid(["Kecamatan", "Target", "Capaian"], ["Penajam", 12, 10], sheet="Pengaturan")],
        # The word below the header is data.
        [grid(["Indikator", "Target"], ["Pengaturan menu", 5], sheet="Sheet1")],
        [grid([None, None], sheet="Pengaturan")],
        [],
    ],
)
def test_an_ordinary_matrix_is_never_swallowed(sheets):
    assert office_settings(sheets, load_catalogue()) is None


def test_other_sheets_of_the_file_are_reported():
    matrix = grid(["Kecamatan", "Stunting"], ["Penajam", 12], sheet="Matriks")
    blank = grid([None, None], sheet="Kosong")
    _, problems = office_settings([grid(HEADER, setting()), matrix, blank], load_catalogue())
    assert [(found.kind, found.sheet) for found in problems] == [(ProblemKind.SETTING_SHEET_ALONE, "Matriks")]
