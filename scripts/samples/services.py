"""Services of the invented world and the words the offices write over them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samples.world import Service


class PercentStyle(StrEnum):
    """How an office writes a percentage."""

    FORMULA = "formula"
    NUMBER = "number"
    TEXT = "text"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Column:
    """A service as three columns under a merged header."""

    group_header: str
    header: str
    service: Service


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The sheet of one office: its columns and its habits."""

    name: str
    office: str
    columns: tuple[Column, ...]
    percent: PercentStyle = PercentStyle.NUMBER
    subtotals: bool = True
    merged_kecamatan: bool = True
    brackets: bool = False


OFFICE_SHEETS = (
    OfficeSheet(
        "Dinkes Remaja Catin",
        "Dinas Kesehatan",
        (
            Column("REMAJA PUTRI", "Rematri konsumsi TTD", Service("adolescent_girls_ifa", "rematri", 0.58)),
            Column(
                "REMAJA PUTRI",
                "Rematri diperiksa anemia (Hb)",
                Service("adolescent_girls_hb_check", "rematri", 0.52, 0.05),
            ),
            Column("CALON PENGANTIN", "Catin menerima TTD", Service("bride_ifa", "catin", 0.7)),
            Column(
                "CALON PENGANTIN",
                "Catin diperiksa kesehatannya",
                Service("premarital_health_check", "catin", 0.78),
            ),
        ),
        PercentStyle.FORMULA,
    ),
    OfficeSheet(
        "Dinkes Ibu Hamil",
        "Dinas Kesehatan",
        (
            Column(
                "IBU HAMIL",
                "Bumil KEK mendapat tambahan asupan gizi",
                Service("pregnant_kek_supplement", "bumil_kek", 0.8, 0.02, 0.12),
            ),
            Column(
                "IBU HAMIL", "Bumil konsumsi TTD minimal 90 tablet", Service("pregnant_ifa_90", "bumil", 0.76)
            ),
        ),
        PercentStyle.FORMULA,
    ),
    OfficeSheet(
        "Dinkes Balita",
        "Dinas Kesehatan",
        (
            Column("BAYI", "ASI Eksklusif", Service("exclusive_breastfeeding", "bayi_6", 0.64, 0.02, 0.1)),
            Column(
                "BADUTA",
                "Anak 6-23 bulan mendapat MP-ASI",
                Service("complementary_feeding_6_23", "baduta_6_23", 0.74),
            ),
            Column(
                "BALITA",
                "Balita gizi buruk mendapat tata laksana",
                Service("severe_malnutrition_treated", "balita_gibur", 0.9, 0.01, 0.05),
            ),
            Column(
                "BALITA",
                "Balita dipantau pertumbuhan dan perkembangannya",
                Service("growth_monitoring", "balita", 0.8, 0.02),
            ),
            Column(
                "BALITA",
                "Balita gizi kurang mendapat tambahan asupan",
                Service("moderate_malnutrition_supplement", "balita_gikur", 0.68, 0.05, 0.12),
            ),
            Column(
                "BALITA",
                "Imunisasi Dasar Lengkap (IDL)",
                Service("basic_immunization_complete", "bayi", 0.84, 0.02, 0.07),
            ),
        ),
        PercentStyle.FORMULA,
    ),
    OfficeSheet(
        "Dinkes Keluarga",
        "Dinas Kesehatan",
        (
            Column("KELUARGA", "Keluarga stop BABS", Service("family_stop_babs", "keluarga", 0.82, 0.02)),
            Column("KELUARGA", "Keluarga ber-PHBS", Service("family_phbs", "keluarga", 0.61)),
        ),
        PercentStyle.NUMBER,
    ),
    OfficeSheet(
        "DP3AP2KB",
        "DP3AP2KB",
        (
            Column(
                "CALON PUS",
                "Calon PUS didampingi kespro dan edukasi gizi",
                Service("premarital_reproductive_nutrition_guidance", "catin", 0.6, 0.06),
            ),
            Column("PUS", "Unmet need KB", Service("unmet_need_kb", "pus", 0.11, -0.006, 0.025, lower=True)),
            Column(
                "IBU HAMIL",
                "Kehamilan tidak diinginkan (KTD)",
                Service("unwanted_pregnancy", "bumil", 0.13, -0.005, 0.04, lower=True),
            ),
            Column("IBU NIFAS", "KB pascapersalinan", Service("postpartum_kb", "bufas", 0.54, 0.04)),
            Column(
                "KELUARGA BERISIKO STUNTING",
                "KRS didampingi",
                Service("krs_accompaniment", "krs", 0.71, 0.04),
            ),
        ),
    ),
    OfficeSheet(
        "Kemenag",
        "Kantor Kementerian Agama",
        (
            Column(
                "CALON PENGANTIN",
                "Pasangan catin mendapat bimbingan perkawinan materi pencegahan stunting",
                Service("premarital_counselling_stunting", "catin", 0.8),
            ),
        ),
        subtotals=False,
    ),
    OfficeSheet(
        "Dinsos",
        "Dinas Sosial",
        (
            Column(
                "PUS MISKIN DAN PMKS",
                "PUS miskin penerima bantuan tunai bersyarat",
                Service("poor_pus_cash_transfer", "pus_miskin", 0.66),
            ),
            Column(
                "PUS MISKIN DAN PMKS",
                "PUS miskin penerima bantuan pangan nontunai (BPNT)",
                Service("poor_pus_food_aid", "pus_miskin", 0.7),
            ),
            Column(
                "PUS MISKIN DAN PMKS",
                "PUS fakir miskin menjadi PBI Jaminan Kesehatan",
                Service("poor_pus_pbi", "pus_miskin", 0.79, 0.02),
            ),
            Column(
                "KPM PKH",
                "KPM PKH mengikuti P2K2 modul kesehatan dan gizi",
                Service("pkh_family_dev_session", "kpm_pkh", 0.83),
            ),
            Column(
                "KPM 1.000 HPK",
                "KPM bumil/busui/baduta menerima variasi bantuan pangan",
                Service("kpm_food_variety", "kpm_hpk", 0.57, 0.05),
            ),
        ),
        PercentStyle.TEXT,
        merged_kecamatan=False,
        brackets=True,
    ),
    OfficeSheet(
        "PUPR",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        (
            Column(
                "RUMAH TANGGA",
                "RT akses air minum layak",
                Service("drinking_water_access", "keluarga", 0.76, 0.02, 0.11),
            ),
            Column(
                "RUMAH TANGGA",
                "RT akses sanitasi layak (SPALD)",
                Service("sanitation_access", "keluarga", 0.71, 0.025, 0.1),
            ),
        ),
        PercentStyle.FORMAT,
    ),
    OfficeSheet(
        "Pangan dan Perikanan",
        "Dinas Ketahanan Pangan",
        (
            Column(
                "KELUARGA BERISIKO STUNTING",
                "KRS mendapat promosi konsumsi ikan (Gemarikan)",
                Service("krs_fish_promotion", "krs", 0.35, 0.05, 0.1),
            ),
            Column(
                "KELUARGA BERISIKO STUNTING",
                "KRS mendapat manfaat pekarangan (P2L)",
                Service("krs_home_garden", "krs", 0.27, 0.05, 0.09),
            ),
        ),
    ),
    OfficeSheet(
        "Disdikpora",
        "Dinas Pendidikan, Pemuda dan Olahraga",
        (
            Column(
                "ANAK USIA 2-6 TAHUN",
                "Anak 2-6 tahun terdaftar PAUD",
                Service("paud_participation", "anak_2_6", 0.49, 0.04, 0.1),
            ),
        ),
        subtotals=False,
        merged_kecamatan=False,
    ),
    OfficeSheet(
        "Disdukcapil",
        "Dinas Kependudukan dan Pencatatan Sipil",
        (
            Column(
                "ANAK",
                "Anak memiliki akta kelahiran",
                Service("birth_certificate", "balita", 0.92, 0.015, 0.04),
            ),
        ),
    ),
)
SERVICES = {column.service.id: column.service for sheet in OFFICE_SHEETS for column in sheet.columns}
