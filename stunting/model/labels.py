"""Short Indonesian labels of the closed sets, shared by charts, reports and screens."""

from __future__ import annotations

from stunting.model.activities import ActivityColumn, ActivityRole, MatchBasis
from stunting.model.areas import AreaLevel
from stunting.model.dataset import CellRole
from stunting.model.decisions import MeasureAnswer
from stunting.model.evidence import Aspect, Certainty
from stunting.model.follow_up import FollowUpStatus
from stunting.model.indicators import Direction, IndicatorKind, leading_office
from stunting.model.observations import Measure, Missing, Series
from stunting.model.problems import Severity
from stunting.model.summaries.action_plan import Need, Provision
from stunting.model.summaries.coverage import Status
from stunting.model.summaries.priority import DependsOn, Quadrant, Verdict
from stunting.model.summaries.promises import PromiseVerdict
from stunting.model.summaries.workload import MonthlyCount

STATUS_LABELS: dict[Status, str] = {
    Status.MET: "Tercapai",
    Status.NEAR: "Hampir tercapai",
    Status.BEHIND: "Tertinggal",
    Status.FAR: "Jauh tertinggal",
    Status.UNSURE: "Perlu dipastikan",
    Status.NO_TARGET: "Tanpa target",
    Status.NO_DATA: "Belum ada data",
}
# A sign beside every colour, so that status is readable in black and white.
STATUS_SIGNS: dict[Status, str] = {
    Status.MET: "\u2713",
    Status.NEAR: "\u25cb",
    Status.BEHIND: "\u25bc",
    Status.FAR: "\u25bc\u25bc",
    Status.UNSURE: "?",
    Status.NO_TARGET: "\u00b7",
    Status.NO_DATA: "\u2013",
}
LEVEL_LABELS: dict[AreaLevel, str] = {
    AreaLevel.PROVINSI: "provinsi",
    AreaLevel.KABUPATEN: "kabupaten/kota",
    AreaLevel.KECAMATAN: "kecamatan",
    AreaLevel.DESA: "desa/kelurahan",
    AreaLevel.PUSKESMAS: "puskesmas",
    AreaLevel.OTHER: "lainnya",
}
MEASURE_LABELS: dict[Measure, str] = {
    Measure.NUMERATOR: "capaian (terlayani)",
    Measure.DENOMINATOR: "sasaran",
    Measure.PERCENT: "persentase",
    Measure.COUNT: "jumlah",
    Measure.TARGET: "target",
    Measure.YES_NO: "ya/tidak",
    Measure.OTHER: "lainnya",
}
CERTAINTY_LABELS: dict[Certainty, str] = {
    Certainty.SURE: "pasti",
    Certainty.LIKELY: "hampir pasti",
    Certainty.DOUBTFUL: "perlu dipastikan",
}
ASPECT_LABELS: dict[Aspect, str] = {
    Aspect.MEASURE: "Ukuran",
    Aspect.INDICATOR: "Indikator",
    Aspect.PERIOD: "Periode",
    Aspect.UNIT: "Satuan",
    Aspect.AREA: "Wilayah",
    Aspect.TOTAL: "Jumlah/total",
    Aspect.VALUE: "Nilai",
}
ROLE_LABELS: dict[CellRole, str] = {
    CellRole.EMPTY: "sel kosong",
    CellRole.TITLE: "judul",
    CellRole.HEADER: "kepala tabel",
    CellRole.AREA: "nama wilayah",
    CellRole.CODE: "kode",
    CellRole.PERIOD: "periode",
    CellRole.NUMBER: "angka",
    CellRole.ACTIVITY: "kegiatan",
    CellRole.TOTAL: "jumlah/total",
    CellRole.SET_ASIDE: "isian yang disisihkan",
}
MEASURE_ANSWER_LABELS: dict[MeasureAnswer, str] = {
    **{MeasureAnswer(measure): label for measure, label in MEASURE_LABELS.items()},
    MeasureAnswer.REALISASI: "realisasi (satuan seperti tertulis)",
    MeasureAnswer.NOT_DATA: "bukan data",
}
MISSING_LABELS: dict[Missing, str] = {
    Missing.NONE: "",
    Missing.BLANK: "kosong",
    Missing.DASH: "tanda strip",
    Missing.TEXT: "teks",
    Missing.ERROR: "kesalahan rumus",
    Missing.WITHHELD: "disamarkan",
}
MONTHLY_COUNT_LABELS: dict[MonthlyCount, str] = {
    MonthlyCount.CUMULATIVE: "Kumulatif (s.d. bulan itu)",
    MonthlyCount.EACH_MONTH: "Per bulan",
}
SERIES_LABELS: dict[Series, str] = {
    Series.REGISTER: "data rutin",
    Series.SURVEY: "survei (SSGI/SKI)",
}
PREVALENCE_SERIES_LABELS: dict[Series, str] = {
    Series.REGISTER: "data rutin (e-PPGBM)",
    Series.SURVEY: "survei (SSGI/SKI)",
}
"""The series of prevalence: its register is the e-PPGBM, that of other services belongs to their office."""


def source_words(series: Series, opd: str) -> str:
    """Where a figure comes from, by the office that leads its indicator: "data rutin, Dinas PUPR"."""
    office = leading_office(opd)
    return (
        f"{SERIES_LABELS[series]}, {office}"
        if office and series is Series.REGISTER
        else SERIES_LABELS[series]
    )


KIND_LABELS: dict[IndicatorKind, str] = {
    IndicatorKind.SPESIFIK: "spesifik",
    IndicatorKind.SENSITIF: "sensitif",
    IndicatorKind.SUPPLY: "pendukung",
    IndicatorKind.OUTCOME: "hasil",
}
DIRECTION_LABELS: dict[Direction, str] = {
    Direction.HIGHER: "makin tinggi makin baik",
    Direction.LOWER: "makin rendah makin baik",
    Direction.NONE: "tanpa arah",
}
SEVERITY_LABELS: dict[Severity, str] = {
    Severity.ERROR: "Tidak terbaca",
    Severity.WARNING: "Perlu diperiksa",
    Severity.INFO: "Catatan",
}
VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.CERTAIN: "pasti",
    Verdict.DEPENDS: "bergantung",
    Verdict.NO: "tidak",
    Verdict.UNKNOWN: "belum dapat dinilai",
}
DEPENDS_LABELS: dict[DependsOn, str] = {
    DependsOn.NOTHING: "",
    DependsOn.WEIGHTS: "bobot",
    DependsOn.DATA: "data",
    DependsOn.BOTH: "bobot dan data",
}
QUADRANT_LABELS: dict[Quadrant, str] = {
    Quadrant.BOTH: "Prevalensi tinggi dan kasus banyak",
    Quadrant.PREVALENCE: "Prevalensi tinggi, kasus sedikit",
    Quadrant.CASES: "Prevalensi rendah, kasus banyak",
    Quadrant.NEITHER: "Prevalensi rendah dan kasus sedikit",
    Quadrant.UNKNOWN: "Prevalensi belum diketahui",
}
FOLLOW_UP_LABELS: dict[FollowUpStatus, str] = {
    FollowUpStatus.PLANNED: "\u00b7 Belum",
    FollowUpStatus.AGREED: "\u2713 Disepakati",
    FollowUpStatus.RUNNING: "\u25b2 Berjalan",
    FollowUpStatus.DONE: "\u25cf Selesai",
    FollowUpStatus.DROPPED: "\u2717 Batal",
}
"""Sign and word of a decision about a row of the plan."""
SHORT_OF_TOTAL = "dari total wilayah"
"""Beside a shortfall against the target of the area's own total: an area above hides the gap of another."""
SHORT_BY_DESA = "jumlah per desa"
"""Beside a shortfall summed over the areas below: one above its target fills no gap of another."""
PROMISE_LABELS: dict[PromiseVerdict, str] = {
    PromiseVerdict.KEPT: "Ditepati",
    PromiseVerdict.ON_THE_WAY: "Sesuai laju",
    PromiseVerdict.LATE: "Terlambat",
    PromiseVerdict.CONTRADICTED: "Berlawanan",
    PromiseVerdict.NOT_MEASURABLE: "Belum terukur",
}
PROMISE_SIGNS: dict[PromiseVerdict, str] = {
    PromiseVerdict.KEPT: "\u2713",
    PromiseVerdict.ON_THE_WAY: "\u25b2",
    PromiseVerdict.LATE: "\u25bc",
    PromiseVerdict.CONTRADICTED: "\u2717",
    PromiseVerdict.NOT_MEASURABLE: "\u2013",
}
PROMISE_WORDS: dict[PromiseVerdict, str] = {
    verdict: f"{PROMISE_SIGNS[verdict]} {PROMISE_LABELS[verdict]}" for verdict in PromiseVerdict
}
"""Sign and label of a verdict: readable without colour."""
PROVISION_LABELS: dict[Provision, str] = {
    Provision.HERE: "ada kegiatan",
    Provision.WIDE: "ada, untuk seluruh kabupaten",
    Provision.UNPLACED: "ada, lokasinya belum jelas",
    Provision.ELSEWHERE: "hanya di kecamatan lain",
    Provision.NONE: "belum ada kegiatan",
}
NEED_LABELS: dict[Need, str] = {
    Need.GAP: "menutup kesenjangan",
    Need.MET: "target sudah tercapai di lokasinya",
    Need.UNJUDGED: "belum ada angka atau target di lokasinya",
    Need.UNMATCHED: "belum terhubung ke indikator",
}
BASIS_OF_MATCH_LABELS: dict[MatchBasis, str] = {
    MatchBasis.CODE: "kode sub kegiatan",
    MatchBasis.INDICATOR: "kolom indikator",
    MatchBasis.OUTPUT: "indikator keluaran",
    MatchBasis.SUB_KEGIATAN: "nama sub kegiatan",
    MatchBasis.KEGIATAN: "nama kegiatan",
    MatchBasis.ISSUE: "isu",
    MatchBasis.KEYWORD: "kata kunci (usul)",
    MatchBasis.PERSON: "dipilih kantor",
    MatchBasis.NONE: "",
}
ACTIVITY_ROLE_LABELS: dict[ActivityRole, str] = {
    ActivityRole.DIRECT: "langsung ke sasaran",
    ActivityRole.SUPPORT: "pendukung",
    ActivityRole.LABEL: "label saja",
    ActivityRole.UNKNOWN: "belum jelas",
}
ACTIVITY_COLUMN_LABELS: dict[ActivityColumn, str] = {
    ActivityColumn.NUMBER: "nomor",
    ActivityColumn.ISSUE: "isu",
    ActivityColumn.INDICATOR: "indikator",
    ActivityColumn.PROGRAM: "program",
    ActivityColumn.KEGIATAN: "kegiatan",
    ActivityColumn.SUB_KEGIATAN: "sub kegiatan",
    ActivityColumn.CODE: "kode",
    ActivityColumn.ACCOUNT: "rekening belanja",
    ActivityColumn.OUTPUT: "indikator keluaran",
    ActivityColumn.UNIT: "satuan",
    ActivityColumn.TARGET: "target",
    ActivityColumn.LOCATION: "lokasi",
    ActivityColumn.KECAMATAN: "lokasi (kecamatan)",
    ActivityColumn.DESA: "lokasi (desa/kelurahan)",
    ActivityColumn.TARGET_GROUP: "sasaran",
    ActivityColumn.BUDGET: "pagu",
    ActivityColumn.FUNDING: "sumber dana",
    ActivityColumn.OPD: "OPD penanggung jawab",
    ActivityColumn.OPD_SUPPORT: "OPD pendukung",
    ActivityColumn.TIMING: "waktu",
    ActivityColumn.REALISED_MONEY: "realisasi keuangan",
    ActivityColumn.REALISATION: "realisasi",
    ActivityColumn.NOTE: "keterangan",
    ActivityColumn.NONE: "tidak dipakai",
}

OWN_SOURCE = "ditetapkan kantor lewat dasbor"
"""Source of what an office set on the screen."""
