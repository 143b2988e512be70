"""A plan read from any order of its columns, names repeated or written once, is the same plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.analysis.acting.planned import planned_activities
from tests.reading.plans import TITLE, read_plan
from tests.reading.sheets import grid

COLUMNS = {
    "Program": ["A", "A", "B"],
    "Kegiatan": ["K1", "K1", "K2"],
    "Sub Kegiatan": ["Gizi", "Tumbuh kembang balita", "Air minum"],
    "Indikator Keluaran": ["ibu hamil KEK mendapat PMT", "balita ditimbang", "akses air minum layak"],
    "Lokasi": ["Kec. Sepaku", "54 desa/kelurahan", "Kec. Waru"],
    "Pagu (Rp)": ["Rp 1.250.000.000,-", 250_500_000, None],
    "Sumber Dana": ["DAK", "BOK", "APBD"],
    "OPD": ["Dinkes", "Dinkes", "PUPR"],
    "Waktu": ["TW I", "TW I-IV", "Jan - Jun"],
}
SPELT = {
    "Pagu (Rp)": ["Pagu (Rp)", "PAGU INDIKATIF", "Anggaran (Rupiah)"],
    "OPD": ["OPD", "Perangkat Daerah", "OPD Penanggung Jawab", "Pelaksana"],
    "Lokasi": ["Lokasi", "Lokus", "Lokasi (Kec/Desa)"],
    "Sumber Dana": ["Sumber Dana", "Sumber Pendanaan"],
    "Waktu": ["Waktu", "Jadwal Pelaksanaan"],
}


def said(plan):
    """What a plan says, without where it stands."""
    return [
        (one.name, one.indicators, one.kecamatan, one.everywhere, repr(one.budget), one.funding, one.opd)
        for one in planned_activities(plan)
    ]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_order_and_wording_of_columns_is_the_same_plan(data):
    order = data.draw(st.permutations(list(COLUMNS)))
    once = data.draw(st.booleans())
    heads = [data.draw(st.sampled_from(SPELT.get(name, [name]))) for name in order]
    rows = [[COLUMNS[name][at] for name in order] for at in range(3)]
    if once:
        for at in (2, 1):
            for name in ("Program", "Kegiatan"):
                place = order.index(name)
                if rows[at][place] == rows[at - 1][place]:
                    rows[at][place] = None
    read = read_plan(grid([[TITLE], [None] * data.draw(st.integers(0, 2)), heads, *rows]))
    health, both = "Dinas Kesehatan", ("growth_monitoring", "weighing_coverage")
    assert said(read.frame) == [
        ("Gizi", ("pregnant_kek_supplement",), {"64.09.04"}, False, "1250000000.0", "DAK", health),
        ("Tumbuh kembang balita", both, set(), True, "250500000.0", "BOK", health),
        ("Air minum", ("drinking_water_access",), {"64.09.02"}, False, "nan", "APBD", "Dinas PUPR"),
    ]
