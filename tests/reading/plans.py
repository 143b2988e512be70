"""One small invented action plan in several layouts, and what reading makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.grid import Grid
from stunting.reading.action_plans.activities import read_activities
from stunting.reading.action_plans.opened import open_plan
from stunting.reading.action_plans.read_plans import ReadActivities
from stunting.reading.context import Context
from stunting.reading.matrices import indicator_matcher
from tests.reading.sheets import grid

TITLE = "RENCANA AKSI DAERAH PERCEPATAN PENURUNAN STUNTING KABUPATEN PENAJAM PASER UTARA TAHUN 2026"
HEALTH, SERVICE = "Pemenuhan Upaya Kesehatan", "Penyediaan Layanan Kesehatan"
NUTRITION, WATER_NAME = "Pelayanan Kesehatan Gizi Masyarakat", "Pembangunan SPAM Perdesaan"
WATER, WATER_KEGIATAN = "Pengelolaan Air Minum", "Pengelolaan SPAM"
KEK = "Jumlah ibu hamil KEK yang mendapat makanan tambahan"
WEIGHED = "Jumlah balita yang ditimbang"
HOUSES = "Jumlah rumah tangga yang mendapat akses air minum layak"

SEPARATE = grid(
    [
        [TITLE],
        [],
        [
            "No",
            "Program",
            "Kegiatan",
            "Sub Kegiatan",
            "Kode",
            "Indikator Keluaran",
            "Target",
            "Lokasi",
            "Pagu (Rp)",
            "Sumber Dana",
            "OPD Penanggung Jawab",
        ],
        [
            1,
            HEALTH,
            SERVICE,
            NUTRITION,
            "1.02.02.2.02.15",
            KEK,
            120,
            "Kec. Sepaku: Bumi Harapan, Maridan",
            "Rp 1.250.000.000,-",
            "DAK",
            "Dinas Kesehatan",
        ],
        [
            2,
            HEALTH,
            SERVICE,
            NUTRITION,
            "1.02.02.2.02.15",
            WEIGHED,
            900,
            "54 desa/kelurahan",
            "Rp 250.500.000",
            "BOK",
            "Dinas Kesehatan",
        ],
        [
            3,
            WATER,
            WATER_KEGIATAN,
            WATER_NAME,
            None,
            HOUSES,
            50,
            "Kecamatan Waru",
            None,
            "APBD",
            "Dinas PUPR",
        ],
    ]
)
BLANK_WHEN_REPEATED = grid(
    [
        [TITLE],
        [
            "Program",
            "Kegiatan",
            "Sub Kegiatan",
            "Indikator Keluaran",
            "Target",
            "Lokasi",
            "Pagu",
            "Sumber Dana",
            "OPD",
        ],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        [
            HEALTH,
            SERVICE,
            f"1.02.02.2.02.0015 {NUTRITION}",
            KEK,
            "120 orang",
            "Sepaku (Desa Bumi Harapan, Kel. Maridan)",
            1250000000,
            "DAK",
            "Dinkes",
        ],
        [None, None, None, WEIGHED, "900 orang", "Seluruh desa/kelurahan", 250_500_000, "BOK"],
        [WATER, WATER_KEGIATAN, WATER_NAME, HOUSES, "50 unit", "Kec. Waru", "-", "APBD", "DPUPR"],
        ["JUMLAH", None, None, None, None, None, 1_500_500_000],
        [],
        [None, None, None, None, None, None, "Mengetahui,"],
        [None, None, None, None, None, None, "Kepala Bapelitbang"],
    ]
)
ONE_COLUMN = grid(
    [
        [TITLE],
        [
            "Kode",
            "Program / Kegiatan / Sub Kegiatan",
            "Indikator Kinerja",
            "Target",
            "Lokasi",
            "Pagu Indikatif",
            "Sumber Dana",
            "Perangkat Daerah",
        ],
        ["1.02.02", f"PROGRAM {HEALTH}", "Angka kematian ibu", None, None, 1_500_500_000],
        ["1.02.02.2.02", SERVICE, "Cakupan layanan", None, None, 1_500_500_000],
        [
            "1.02.02.2.02.0015",
            NUTRITION,
            KEK,
            120,
            "Desa Bumi Harapan, Kel. Maridan, Kec. Sepaku",
            1250000000,
            "DAK",
            "Dinkes PPU",
        ],
        [None, None, WEIGHED, 900, "Kab. Penajam Paser Utara", 250_500_000, "BOK", "Dinkes PPU"],
        ["1.03.03", f"PROGRAM {WATER}"],
        ["1.03.03.2.01", WATER_KEGIATAN],
        [None, WATER_NAME, HOUSES, 50, "Waru", None, "APBD", "PUPR"],
    ]
)
BY_SOURCE = grid(
    [
        [TITLE],
        ["(dalam ribuan rupiah)"],
        ["OPD", "Lokasi", None, "Pagu", None, None, "Kegiatan", None, "Keluaran", "Target"],
        [None, "Kecamatan", "Desa/Kelurahan", "DAK", "BOK", "APBD", "Kegiatan", "Sub Kegiatan"],
        [
            "Dinas Kesehatan",
            "Sepaku",
            "Bumi Harapan, Maridan",
            1250000,
            None,
            None,
            SERVICE,
            f"1.02.02.2.02.15 {NUTRITION}",
            KEK,
            120,
        ],
        [None, None, "54 desa/kelurahan", None, "250.500", None, None, None, WEIGHED, 900],
        ["Dinas PUPR", "Waru", None, None, None, None, WATER_KEGIATAN, WATER_NAME, HOUSES, 50],
    ],
    merges=("A3:A4", "B3:C3", "D3:F3", "G3:H3", "I3:I4", "J3:J4"),
)
LAYOUTS = {
    "separate": SEPARATE,
    "blank when repeated": BLANK_WHEN_REPEATED,
    "one column": ONE_COLUMN,
    "by source": BY_SOURCE,
}


def read_plan(one: Grid, *, decisions: Sequence[Any] = (), file: str = "rad.xlsx") -> ReadActivities:
    """Read a sheet that must be an action plan."""
    catalogue = load_catalogue()
    plan = open_plan(file, one, decisions)
    assert plan is not None
    context = Context(catalogue, load_gazetteer(), "64.09", tuple(decisions))
    return read_activities([plan], [], indicator_matcher(catalogue), context)
