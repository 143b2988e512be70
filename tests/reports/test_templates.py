"""Templates: empty they set nothing; filled in they are read without a question."""

import io

import openpyxl
import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.indicators import OfficeSettings, Unit
from stunting.pipeline import Upload, read_files
from stunting.reports.templates import matrix_template, settings_template

PPU = "64.09"


def template(level):
    return matrix_template(load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level, year=2026)


def filled(data, first_number_column):
    """The template with 100 as every sasaran and 80 as every capaian."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows(min_row=4):
            for place, cell in enumerate(row[first_number_column:]):
                cell.value = 80 if place % 2 else 100
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("level", "areas", "first"), [(AreaLevel.DESA, 54, 4), (AreaLevel.KECAMATAN, 4, 3)])
def test_a_filled_matrix_is_read_without_a_question(level, areas, first):
    dataset = read_files([Upload("isian.xlsx", filled(template(level), first))])
    rows = dataset.observations
    essential = {one.id for one in load_catalogue().essential() if one.unit is Unit.PERCENT}
    assert dataset.kabupaten == PPU
    assert not [one.message for one in dataset.problems]
    assert set(rows["indicator"]) == essential
    assert rows["area_code"].nunique() == areas
    assert set(rows["period"]) == {"2026"}
    for measure, value in (("denominator", 100), ("numerator", 80)):
        own = rows[rows["measure"] == measure]
        assert len(own) == areas * len(essential)
        assert (own["value"] == value).all()


def test_an_empty_matrix_holds_no_number_and_no_zero():
    dataset = read_files([Upload("kosong.xlsx", template(AreaLevel.DESA))])
    assert dataset.observations["value"].notna().sum() == 0
    assert not [one for one in dataset.problems if one.severity == "error"]


def test_an_untouched_settings_template_changes_nothing():
    dataset = read_files([Upload("pengaturan.xlsx", settings_template(load_catalogue()))])
    assert dataset.settings == OfficeSettings()
    assert not dataset.problems


def test_a_changed_target_in_the_settings_template_becomes_the_offices_own():
    book = openpyxl.load_workbook(io.BytesIO(settings_template(load_catalogue())))
    sheet = book["Pengaturan"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "pregnant_ifa_90")[0].row
    sheet.cell(row, heads["Target (%)"]).value = 91
    buffer = io.BytesIO()
    book.save(buffer)
    targets = read_files([Upload("pengaturan.xlsx", buffer.getvalue())]).settings.targets
    assert [(one.indicator, one.share) for one in targets] == [("pregnant_ifa_90", 0.91)]
