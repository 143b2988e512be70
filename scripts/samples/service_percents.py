"""A wide Aksi Bangda matrix: a row per desa, one percent column per indicator under its sasaran group."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.services import SERVICES
from samples.sheet import Book, merged, new_book, write_numbering, write_titles
from samples.world import desa, kecamatan_name, served, total

YEAR = 2023
AREA_HEADERS = ("No", "Nama Kecamatan", "Kode Desa (Kemendagri)", "Nama Desa/Kelurahan")
# The 29 essential services in the order of the form, under the groups of their sasaran.
GROUPS = (
    (
        "REMAJA",
        (
            ("Remaja putri yang mengonsumsi Tablet Tambah Darah (TTD)", "adolescent_girls_ifa"),
            ("Remaja putri menerima layanan pemeriksaan status anemia", "adolescent_girls_hb_check"),
        ),
    ),
    (
        "CALON PENGANTIN/PUS",
        (
            ("Calon pengantin/calon ibu menerima TTD", "bride_ifa"),
            ("Calon PUS memperoleh pemeriksaan kesehatan", "premarital_health_check"),
            (
                "Calon PUS menerima pendampingan kespro dan edukasi gizi",
                "premarital_reproductive_nutrition_guidance",
            ),
            ("Pasangan catin mendapat bimbingan perkawinan", "premarital_counselling_stunting"),
            ("PUS miskin dan PMKS menerima bantuan tunai bersyarat", "poor_pus_cash_transfer"),
            ("PUS miskin dan PMKS menerima bantuan pangan nontunai", "poor_pus_food_aid"),
            ("PUS fakir miskin menjadi PBI Jaminan Kesehatan", "poor_pus_pbi"),
        ),
    ),
    (
        "IBU HAMIL",
        (
            ("Ibu hamil KEK mendapat tambahan asupan gizi", "pregnant_kek_supplement"),
            ("Ibu hamil mengonsumsi TTD minimal 90 tablet", "pregnant_ifa_90"),
            ("Unmet need pelayanan KB", "unmet_need_kb"),
            ("Kehamilan yang tidak diinginkan", "unwanted_pregnancy"),
        ),
    ),
    (
        "BALITA",
        (
            ("Bayi usia < 6 bulan mendapat ASI eksklusif", "exclusive_breastfeeding"),
            ("Anak usia 6-23 bulan mendapat MP-ASI", "complementary_feeding_6_23"),
            ("Balita gizi buruk mendapat tata laksana gizi buruk", "severe_malnutrition_treated"),
            ("Balita dipantau pertumbuhan dan perkembangannya", "growth_monitoring"),
            ("Balita gizi kurang mendapat tambahan asupan gizi", "moderate_malnutrition_supplement"),
            ("Balita memperoleh imunisasi dasar lengkap", "basic_immunization_complete"),
        ),
    ),
    (
        "KELUARGA BERISIKO STUNTING",
        (
            ("Keluarga yang stop BABS", "family_stop_babs"),
            ("Keluarga melaksanakan PHBS", "family_phbs"),
            ("KRS mendapat promosi peningkatan konsumsi ikan", "krs_fish_promotion"),
            ("Pelayanan KB pascapersalinan", "postpartum_kb"),
            ("KRS memperoleh pendampingan", "krs_accompaniment"),
            ("KRS mendapat manfaat sumber daya pekarangan", "krs_home_garden"),
        ),
    ),
    (
        "AIR MINUM DAN SANITASI",
        (
            ("Rumah tangga akses air minum layak", "drinking_water_access"),
            ("Rumah tangga akses sanitasi (air limbah domestik) layak", "sanitation_access"),
        ),
    ),
    (
        "PERLINDUNGAN SOSIAL",
        (
            ("KPM PKH mengikuti P2K2 modul kesehatan dan gizi", "pkh_family_dev_session"),
            ("KPM menerima variasi bantuan pangan selain beras dan telur", "kpm_food_variety"),
        ),
    ),
)
COLUMNS = tuple(service for _, columns in GROUPS for _, service in columns)
# (desa, service) -> what stands there: not filled, a strip, a broken formula, more than everyone.
WRITTEN = {
    ("Mentawir", "krs_fish_promotion"): None,
    ("Binuang", "postpartum_kb"): "-",
    ("Maridan", "severe_malnutrition_treated"): "#DIV/0!",
    ("Petung", "basic_immunization_complete"): 104.4,
    ("Rintik", "bride_ifa"): "71,4",
    ("Pemaluan", "krs_home_garden"): 0,
}


def write(folder: Path) -> None:
    """Write `matriks_aksi_bangda_2023.xlsx`."""
    with new_book(folder / f"matriks_aksi_bangda_{YEAR}.xlsx", "Cakupan layanan esensial 2023") as book:
        sheet = book.sheet("Cakupan Layanan")
        width = len(AREA_HEADERS) + len(COLUMNS)
        top = write_titles(
            book,
            sheet,
            (
                "AKSI 1 ANALISIS SITUASI - DATA CAKUPAN LAYANAN ESENSIAL",
                f"KABUPATEN PENAJAM PASER UTARA TAHUN {YEAR}",
            ),
            width - 1,
        )
        _write_header(book, sheet, top)
        write_numbering(book, sheet, top + 2, width)
        sheet.freeze_panes(top + 3, len(AREA_HEADERS))
        for offset, area in enumerate(desa()):
            row = top + 3 + offset
            for column, value in enumerate((offset + 1, kecamatan_name(area), area.code, area.name)):
                sheet.write(row, column, value, book.text)
            for column, service in enumerate(COLUMNS, start=len(AREA_HEADERS)):
                count = served(area, SERVICES[service], YEAR)
                percent = round(100 * count.served / count.group, 1) if count.group else None
                _write_percent(book, sheet, row, column, WRITTEN.get((area.name, service), percent))
        _write_total(book, sheet, top + 3 + len(desa()))


def _write_header(book: Book, sheet: Worksheet, top: int) -> None:
    for column, text in enumerate(AREA_HEADERS):
        merged(sheet, top, column, top + 1, column, text, book.header)
    left = len(AREA_HEADERS)
    for group, columns in GROUPS:
        merged(sheet, top, left, top, left + len(columns) - 1, group, book.header)
        for offset, (text, _) in enumerate(columns):
            sheet.write(top + 1, left + offset, text, book.header)
        left += len(columns)


def _write_percent(book: Book, sheet: Worksheet, row: int, column: int, value: object) -> None:
    if value == "#DIV/0!":
        sheet.write_formula(row, column, "=0/0", book.decimal, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, book.text)
    else:
        sheet.write(row, column, value, book.decimal)


def _write_total(book: Book, sheet: Worksheet, row: int) -> None:
    merged(sheet, row, 0, row, len(AREA_HEADERS) - 1, "KABUPATEN", book.total)
    for column, service in enumerate(COLUMNS, start=len(AREA_HEADERS)):
        count = total(SERVICES[service], desa(), YEAR)
        sheet.write(row, column, round(100 * count.served / count.group, 1), book.total_decimal)
    sheet.write(row + 2, 0, "Sumber: rekapitulasi OPD; sel kosong berarti belum dilaporkan", book.plain)
