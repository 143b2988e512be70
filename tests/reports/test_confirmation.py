"""The confirmation sheet: what is asked, what is locked, and how a returned one is read."""

import csv
import io
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from stunting.analysis.acting.confirmation import (
    kecamatan_asked,
    of_kecamatan,
    of_office,
    offices_asked,
    questions,
)
from stunting.analysis.acting.corrections import apply_corrections
from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.quality.findings import all_findings, findings, open_findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.confirmation import asked_of_key, key_text
from stunting.pipeline import Upload, read_answers, read_files
from stunting.reports.confirmation import confirmation_sheet, confirmation_zip
from tests.builders import PPU, observe

NAME = "konfirmasi.xlsx"


def served(code, numerator, denominator, indicator="pregnant_ifa_90", **more):
    area = {"indicator": indicator, "area_code": code, **more}
    return [
        {**area, "measure": "denominator", "value": denominator},
        {**area, "measure": "numerator", "value": numerator},
    ]


@cache
def three_desa():
    """Api-api has no number yet, Sesulu more people served than there are, Bangun Mulya is sound."""
    return observe(
        [
            *served("64.09.02.2001", None, 50),
            *served("64.09.02.2002", 90, 60),
            *served("64.09.02.2004", 35, 70),
        ]
    )


def asked(observations):
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    frame = findings(observations, catalogue, gazetteer, kabupaten=PPU).frame
    return questions(frame, observations, catalogue)


@cache
def asked_of_three():
    return asked(three_desa())


@cache
def sheet_of_three():
    return confirmation_sheet(asked_of_three(), "Dinas Kesehatan", "PPU")


@pytest.fixture
def book():
    """The sheet about the three desa, to be filled in."""
    return openpyxl.load_workbook(io.BytesIO(sheet_of_three()))


def header_row(sheet):
    return next(row for row in range(1, 20) if sheet.cell(row, 1).value == "No")


def column(sheet, name):
    return next(one.column for one in sheet[header_row(sheet)] if one.value == name)


def answer(book, cell, **values):
    """Fill in the row that asks about a cell; names of columns with "_" for a space."""
    sheet = book.worksheets[0]
    place = column(sheet, "Berkas, lembar, sel")
    row = next(
        at for at in range(1, sheet.max_row + 1) if str(sheet.cell(at, place).value).endswith(f" {cell}")
    )
    for name, value in values.items():
        sheet.cell(row, column(sheet, name.replace("_", " "))).value = value
    return row


def returned(book, name=NAME):
    buffer = io.BytesIO()
    book.save(buffer)
    return read_answers([Upload(name, buffer.getvalue())])


def test_every_cell_of_a_finding_is_asked_about_once():
    found = {one.asked.cell: one for one in asked_of_three()}
    # Api-api stands in row 5, Sesulu in row 6; sasaran in D, capaian in E. Bangun Mulya raises no doubt.
    assert set(found) == {"E5", "D6", "E6"}
    assert found["E5"].asked.value is None
    assert found["E6"].asked.value == 90
    assert found["E6"].asked.number.area_code == "64.09.02.2002"
    assert (found["E6"].office, found["E6"].kecamatan) == ("Dinas Kesehatan", "Waru")
    assert "capaian 90 melebihi sasaran 60" in found["E6"].doubts[0]


def test_what_could_turn_a_status_comes_before_more_people():
    observations = three_desa()
    frame = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    cells = frame["cell"].tolist()
    large, small = frame["cell"].eq("E5"), frame["cell"].ne("E5")
    marked = frame.assign(
        people=large.map({True: 900.0, False: 1.0}), flips=small.map({True: "status", False: ""})
    )
    assert "E5" in cells
    order = [one.asked.cell for one in questions(marked, observations, load_catalogue())]
    assert order[-1] == "E5"


def test_questions_are_sorted_out_by_office_and_by_kecamatan():
    observations = observe(
        [
            *served("64.09.02.2001", 90, 60),
            *served("64.09.02.2002", 80, 60),
            *served("64.09.04.2001", 900, 600, indicator="drinking_water_access", file="air.xlsx"),
        ]
    )
    every = asked(observations)
    # Two cells of each figure; what most is asked of comes first, though 300 people above 600 weigh more.
    assert [one.office for one in every].count("Dinas Kesehatan") == 4
    assert offices_asked(every) == ["Dinas Kesehatan", "Dinas PUPR"]
    assert kecamatan_asked(every) == ["Waru", "Sepaku"]
    assert {one.asked.file for one in of_office(every, "Dinas PUPR")} == {"air.xlsx"}
    assert {one.asked.file for one in of_kecamatan(every, "Waru")} == {"matriks.xlsx"}


def test_only_the_answers_are_unlocked_and_the_key_is_out_of_sight(book):
    sheet = book.worksheets[0]
    head = header_row(sheet)
    assert sheet.protection.sheet
    assert sheet.max_row == head + 3
    unlocked = {
        sheet.cell(head, one.column).value
        for row in sheet.iter_rows()
        for one in row
        if not one.protection.locked
    }
    assert unlocked == {"Jawaban", "Angka yang benar", "Alasan", "Nama kantor"}
    assert sheet.column_dimensions[get_column_letter(column(sheet, "Kunci (jangan diubah)"))].hidden


def test_answers_are_held_to_lists_and_bounds(book):
    sheet = book.worksheets[0]
    rules = {
        (sheet.cell(header_row(sheet), cells.min_col).value, rule.type, rule.formula1)
        for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    }
    assert ("Jawaban", "list", '"sudah benar,perlu diperbaiki"') in rules
    assert ("Angka yang benar", "whole", "0") in rules
    reasons = next(text for name, kind, text in rules if (name, kind) == ("Alasan", "list"))
    assert "salah ketik" in reasons


def test_the_sheet_says_how_to_fill_it_in_and_what_is_left_out():
    data = confirmation_sheet(asked_of_three(), "Dinas Kesehatan", "PPU", most=2)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    lines = " ".join(str(sheet.cell(row, 1).value) for row in range(1, header_row(sheet)))
    assert "Ada 2 sel" in lines
    assert "Masih ada 1 sel lain" in lines
    assert "Isi hanya kolom kuning" in lines
    assert sheet.max_row == header_row(sheet) + 2


def test_text_of_a_workbook_never_becomes_a_formula():
    rows = served("64.09.02.2002", 90, 60, file="=HYPERLINK(1).xlsx", sheet="@SUM", title="+1")
    questions_asked = [replace(one, name="=1+1", kecamatan="-2") for one in asked(observe(rows))]
    data = confirmation_sheet(questions_asked, "=Kantor", "PPU")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    kinds = {one.data_type for row in sheet.iter_rows() for one in row if one.value is not None}
    assert kinds == {"s", "n"}
    assert "=1+1" in [one.value for one in sheet["B"]]


def test_a_zip_holds_one_sheet_per_recipient():
    every = asked_of_three()
    data = confirmation_zip({"Dinas Kesehatan": every, "Kecamatan Waru": every[:1]}, "PPU")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["konfirmasi_Dinas_Kesehatan.xlsx", "konfirmasi_Kecamatan_Waru.xlsx"]


def test_answers_come_back_with_their_cell(book):
    answer(book, "E5", Jawaban="perlu diperbaiki", Angka_yang_benar=42, Alasan="data terlambat masuk")
    answer(book, "E6", Jawaban="sudah benar", Alasan="termasuk orang dari luar wilayah")
    answers, problems = returned(book)
    assert problems == ()
    found = {one.asked.cell: one for one in answers}
    assert set(found) == {"E5", "E6"}
    assert (found["E5"].asked.value, found["E5"].new, found["E5"].office) == (None, 42, "Dinas Kesehatan")
    assert found["E6"].new == found["E6"].asked.value == 90
    assert found["E6"].accepted("2026-11-24").confirms


def test_a_renamed_sorted_shortened_and_extended_file_is_still_known(book):
    row = answer(book, "E6", Angka_yang_benar=30, Alasan="salah ketik")
    sheet = book.worksheets[0]
    values = [one.value for one in sheet[row]]
    sheet.delete_rows(header_row(sheet) + 1, 3)
    sheet.append([])
    sheet.append(values)
    sheet.title = "Balasan"
    book.create_sheet("Catatan", 0)["A1"] = "catatan kami"
    answers, problems = returned(book, "Balasan dinas (2) FINAL.xlsx")
    assert problems == ()
    assert [(one.asked.cell, one.new) for one in answers] == [("E6", 30)]


@pytest.mark.parametrize(
    ("filled", "where", "message"),
    [
        ({"Angka_yang_benar": "tiga puluh"}, "K", "bukan angka"),
        ({"Angka_yang_benar": -3}, "K", "bernilai negatif"),
        ({"Angka_yang_benar": 12.5}, "K", "bukan bilangan bulat"),
        ({"Angka_yang_benar": "12,5"}, "K", "bukan bilangan bulat"),
        ({"Angka_yang_benar": "45 %"}, "K", "ditulis sebagai persen"),
        ({"Angka_yang_benar": 30, "Alasan": None}, "L", "alasan perubahan belum diisi"),
        ({"Angka_yang_benar": 30, "Nama_kantor": None}, "M", "nama kantor belum diisi"),
        ({"Jawaban": "sudah benar", "Angka_yang_benar": 30}, "J", "tetapi ditulis angka lain, 30"),
        ({"Jawaban": "perlu diperbaiki"}, "K", "angka yang benar belum diisi"),
        ({"Jawaban": "perlu diperbaiki", "Angka_yang_benar": 90}, "K", "sama dengan angka sekarang"),
        ({"Jawaban": "entahlah"}, "J", "tidak dikenal"),
        ({"Angka_yang_benar": 30, "Angka_sekarang": 80}, "I", "tidak cocok dengan kuncinya"),
        ({"Angka_yang_benar": 30, "Berkas,_lembar,_sel": "lain \u203a E6"}, "I", "tidak cocok"),
        ({"Angka_yang_benar": 30, "Kunci_(jangan_diubah)": None}, "N", "tidak punya kunci"),
        ({"Angka_yang_benar": 30, "Kunci_(jangan_diubah)": "abc {}"}, "N", "kunci baris ini berubah"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named_with_its_cell(book, filled, where, message):
    row = answer(book, "E6", **{"Alasan": "salah ketik", **filled})
    answers, problems = returned(book)
    assert answers == ()
    assert [(one.file, one.cell) for one in problems] == [(NAME, f"{where}{row}")]
    assert message in problems[0].message
    assert problems[0].remedy


def test_a_blank_cell_cannot_be_called_right(book):
    answer(book, "E5", Jawaban="sudah benar", Alasan="sudah diperiksa dan benar")
    answers, problems = returned(book)
    assert answers == ()
    assert "selnya kosong" in problems[0].message


def test_an_untouched_file_says_that_nothing_is_answered(book):
    answers, problems = returned(book)
    assert answers == ()
    assert "semua baris masih kosong" in problems[0].message


def test_a_matrix_is_no_answer():
    book = openpyxl.Workbook()
    book.active.append(["Desa", "Sasaran", "Capaian"])
    answers, problems = returned(book, "matriks.xlsx")
    assert answers == ()
    assert "bukan lembar konfirmasi" in problems[0].message
    assert "Data \u203a Periksa" in problems[0].remedy


def test_a_sheet_saved_as_csv_is_still_known(book):
    answer(book, "E6", Angka_yang_benar=30, Alasan="salah ketik")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(
        ["" if value is None else str(value) for value in row] for row in book.worksheets[0].values
    )
    answers, problems = read_answers([Upload("balasan.csv", text.getvalue().encode())])
    assert problems == ()
    assert [(one.asked.cell, one.asked.value, one.new) for one in answers] == [("E6", 90, 30)]


@cache
def percent_sheet():
    rows = [
        {"indicator": "pregnant_ifa_90", "area_code": "64.09.02.2002", "measure": "percent", "value": 150}
    ]
    return confirmation_sheet(asked(observe(rows)), "Dinas Kesehatan", "PPU")


def percent_book():
    return openpyxl.load_workbook(io.BytesIO(percent_sheet()))


@pytest.mark.parametrize(
    ("written", "number", "noted"),
    [(12.5, 12.5, 0), ("12,5", 12.5, 1), ("12.5", 12.5, 1), ("0,85 %", 0.85, 1)],
)
def test_percentages_are_read_with_their_decimals(written, number, noted):
    book = percent_book()
    answer(book, "D5", Angka_yang_benar=written, Alasan="salah ketik")
    answers, problems = returned(book)
    assert [one.new for one in answers] == [number]
    assert len(problems) == noted
    assert all("tertulis sebagai teks" in one.message for one in problems)


@pytest.mark.parametrize(
    ("written", "message"), [(101, "lebih dari 100"), (0.85, "pecahan atau persen"), ("1.250", "bukan angka")]
)
def test_percentages_that_cannot_be_are_refused(written, message):
    book = percent_book()
    answer(book, "D5", Angka_yang_benar=written, Alasan="salah ketik")
    answers, problems = returned(book)
    assert answers == ()
    assert message in problems[0].message


def test_a_cell_in_percent_format_holds_a_share():
    book = percent_book()
    row = answer(book, "D5", Angka_yang_benar=0.855, Alasan="salah ketik")
    sheet = book.worksheets[0]
    sheet.cell(row, column(sheet, "Angka yang benar")).number_format = "0.0%"
    answers, problems = returned(book)
    assert [one.new for one in answers] == [85.5]
    assert problems == ()


def test_a_confirmation_file_among_the_matrices_is_not_read_as_one(book):
    answer(book, "E6", Angka_yang_benar=30, Alasan="salah ketik")
    buffer = io.BytesIO()
    book.save(buffer)
    dataset = read_files([Upload("apa_saja.xlsx", buffer.getvalue())])
    assert dataset.observations.empty
    assert [one.kind for one in dataset.problems] == ["confirmation_file"]
    assert "Data \u203a Konfirmasi" in dataset.problems[0].remedy


def test_a_key_survives_and_shows_any_change():
    cell = asked_of_three()[0].asked
    assert asked_of_key(key_text(cell)) == cell
    with pytest.raises(ValueError, match="changed"):
        asked_of_key(key_text(cell).replace("Api-api", "Sesulu").replace("Sesulu", "Waru"))


def test_confirmed_numbers_settle_their_finding_and_are_not_asked_again(book):
    answer(book, "D6", Jawaban="sudah benar")
    answer(book, "E6", Jawaban="sudah benar", Alasan="termasuk orang dari luar wilayah")
    answers, _ = returned(book)
    corrections = [one.accepted("2026-11-24") for one in answers]
    after, _, _ = apply_corrections(three_desa(), corrections)
    every = all_findings(gather(after, load_catalogue(), load_gazetteer(), PPU)).frame
    settled = every[every["confirmation"] != ""]
    assert set(settled["kind"]) == {"numerator_above_denominator"}
    assert "termasuk orang dari luar wilayah" in settled["confirmation"].iloc[0]
    assert "numerator_above_denominator" not in set(open_findings(every)["kind"])
    assert [one.asked.cell for one in asked(after)] == ["E5"]


def test_confirming_one_of_two_cells_leaves_the_finding_open():
    one = next(one for one in asked_of_three() if one.asked.cell == "E6")
    book = openpyxl.load_workbook(io.BytesIO(confirmation_sheet([one], "Dinas Kesehatan", "PPU")))
    answer(book, "E6", Jawaban="sudah benar")
    answers, _ = returned(book)
    after, _, _ = apply_corrections(three_desa(), [one.accepted("2026-11-24") for one in answers])
    assert {one.asked.cell for one in asked(after)} == {"E5", "D6"}
