"""Findings about the quality of the data, with the people each could move, and completeness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole
from stunting.model.problems import Severity


class FindingKind(StrEnum):
    """Stable reason codes of findings. Each has its wording in `FINDING_TEXTS`."""

    MISSING_NUMERATOR = "missing_numerator"
    INCOMPLETE_AREA = "incomplete_area"
    SILENT_AREAS = "silent_areas"
    FEW_REPORTING = "few_reporting"
    CONFLICT = "conflict"
    NUMERATOR_ABOVE = "numerator_above_denominator"
    ZERO_DENOMINATOR = "zero_denominator"
    NO_DENOMINATOR = "no_denominator"
    NEGATIVE = "negative_value"
    TOO_LARGE = "too_large"
    FRACTION = "fraction_of_people"
    PERCENT_ABOVE = "percent_above_100"
    PRINTED_PERCENT = "printed_percent_differs"
    TOTAL_DIFFERS = "total_differs"
    MEAN_OF_PERCENTS = "total_is_mean_of_percents"
    LEVELS_DIFFER = "levels_differ"
    SASARAN_DIFFERS = "sasaran_differs"
    OUTLIER_AREA = "outlier_among_areas"
    OUTLIER_TIME = "outlier_in_time"
    SASARAN_BREAK = "sasaran_break"
    DOUBTFUL_ZERO = "zero_may_be_blank"
    PAIR_ORDER = "pair_order"
    GROUP_SUMS = "group_sums_differ"
    ROUNDED = "rounded_values"
    REPEATED_AREAS = "repeated_across_areas"
    REPEATED_PERIODS = "repeated_across_periods"
    COPIED_INDICATOR = "copied_from_indicator"
    REPEATED_AREA = "area_repeats_period"
    STALE = "stale_numbers"
    ALL_FULL = "all_exactly_full"
    SHIFTED = "shifted_together"
    MONTHS_DIFFER = "months_differ_from_year"


@dataclass(frozen=True, slots=True)
class FindingText:
    """Wording of a kind of finding; the templates take the facts named in braces."""

    severity: Severity
    message: str
    question: str


FINDING_TEXTS: dict[FindingKind, FindingText] = {
    FindingKind.MISSING_NUMERATOR: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: sasaran {den} sudah ada, capaian belum diisi.",
        "Berapa capaiannya?",
    ),
    FindingKind.INCOMPLETE_AREA: FindingText(
        Severity.WARNING,
        "{area}: baru {filled} dari {expected} indikator yang terisi ({share}).",
        "Kapan indikator yang kosong dapat diisi: {missing}?",
    ),
    FindingKind.SILENT_AREAS: FindingText(
        Severity.WARNING,
        "{count} dari {expected} {level} belum punya satu angka pun, {when}: {names}.",
        "Apakah memang belum melapor, atau datanya ada di berkas lain?",
    ),
    FindingKind.FEW_REPORTING: FindingText(
        Severity.WARNING,
        "{indicator}: angka kabupaten baru mewakili {reporting} dari {expected} wilayah{denominator}.",
        "Wilayah mana yang belum melapor, dan kapan datanya tersedia?",
    ),
    FindingKind.CONFLICT: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: dua angka berbeda untuk {what}, {low} dan {high}. Tidak ada yang dipilih.",
        "Angka mana yang benar, {low} atau {high}?",
    ),
    FindingKind.NUMERATOR_ABOVE: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: capaian {num} melebihi sasaran {den} ({share}).",
        "Apakah sasarannya terlalu kecil, atau ada layanan untuk orang dari luar wilayah?",
    ),
    FindingKind.ZERO_DENOMINATOR: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: capaian {num} tetapi sasarannya nol.",
        "Berapa sasaran yang benar?",
    ),
    FindingKind.NO_DENOMINATOR: FindingText(
        Severity.INFO,
        "{indicator}: {count} wilayah memuat {what} tanpa sasaran, sehingga tidak dapat dijumlahkan.",
        "Dapatkah jumlah sasaran dan capaiannya ditambahkan?",
    ),
    FindingKind.NEGATIVE: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {what} bernilai negatif ({value}).",
        "Berapa angka yang benar?",
    ),
    FindingKind.TOO_LARGE: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {what} {value} terlalu besar untuk dipakai.",
        "Berapa angka yang benar?",
    ),
    FindingKind.FRACTION: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {what} {value} bukan bilangan bulat, padahal menghitung orang. Tidak dipakai.",
        "Apakah ini jumlah orang, dan berapa yang benar, atau persentase?",
    ),
    FindingKind.PERCENT_ABOVE: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: tercetak {printed}, lebih dari 100 %.",
        "Apakah sasarannya terlalu kecil, atau ada layanan untuk orang dari luar wilayah?",
    ),
    FindingKind.PRINTED_PERCENT: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: tercetak {printed}, padahal {num} ÷ {den} = {share}.",
        "Yang benar persentasenya, capaiannya, atau sasarannya?",
    ),
    FindingKind.TOTAL_DIFFERS: FindingText(
        Severity.WARNING,
        "{indicator}: total {what} {area} tercetak {printed}, jumlah barisnya {own} (selisih {gap}).",
        "Baris mana yang belum masuk, atau totalnya yang perlu diperbaiki?",
    ),
    FindingKind.MEAN_OF_PERCENTS: FindingText(
        Severity.WARNING,
        "{indicator}: persentase total {area} tercetak {printed}, sama dengan rata-rata persentase barisnya; "
        "yang benar {share}.",
        "Dapatkah totalnya dihitung sebagai jumlah capaian dibagi jumlah sasaran?",
    ),
    FindingKind.LEVELS_DIFFER: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {what} menurut baris {level} {above}, jumlah semua desanya {below} "
        "(selisih {gap}). Dipakai jumlah desa.",
        "Sumber mana yang benar, rekap {level} atau rekap desa?",
    ),
    FindingKind.SASARAN_DIFFERS: FindingText(
        Severity.WARNING,
        "{area}: sasaran {group} berbeda, {low} dan {high} (selisih {share}).",
        "Sasaran mana yang dipakai bersama, {low} atau {high}?",
    ),
    FindingKind.OUTLIER_AREA: FindingText(
        Severity.INFO,
        "{indicator}, {area}: {share} jauh dari wilayah lain (median {median}).",
        "Apakah angka {area} sudah benar?",
    ),
    FindingKind.OUTLIER_TIME: FindingText(
        Severity.INFO,
        "{indicator}, {area}: {share} jauh dari periode sebelumnya ({earlier}).",
        "Apa yang berubah di {area}, atau angkanya perlu diperbaiki?",
    ),
    FindingKind.SASARAN_BREAK: FindingText(
        Severity.INFO,
        "{indicator}, {area}: sasaran {den}, sebelumnya rata-rata {earlier}.",
        "Apakah sasarannya memang berubah, atau cara menghitungnya yang berbeda?",
    ),
    FindingKind.DOUBTFUL_ZERO: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {what} nol, padahal {compared}. Nol mungkin berarti belum diisi.",
        "Apakah benar nol, atau belum diisi?",
    ),
    FindingKind.PAIR_ORDER: FindingText(
        Severity.WARNING,
        "{area}: {smaller} ({small}) melebihi {larger} ({large}), padahal tidak mungkin.",
        "Angka mana yang perlu diperbaiki?",
    ),
    FindingKind.GROUP_SUMS: FindingText(
        Severity.WARNING,
        "{area}: balita diukur berbeda antarindeks: {sums}.",
        "Mengapa jumlah BB/U, TB/U, dan BB/TB tidak sama?",
    ),
    FindingKind.ROUNDED: FindingText(
        Severity.INFO,
        "{indicator}: {count} dari {total} {what} berakhiran 0 atau 5; wajarnya sekitar seperlima.",
        "Apakah angkanya dibulatkan atau diperkirakan?",
    ),
    FindingKind.REPEATED_AREAS: FindingText(
        Severity.INFO,
        "{indicator}: {count} wilayah memuat angka yang sama persis ({value}).",
        "Apakah angkanya disalin dari satu wilayah ke wilayah lain?",
    ),
    FindingKind.REPEATED_PERIODS: FindingText(
        Severity.INFO,
        "{indicator}: {count} dari {total} wilayah sama persis dengan periode {earlier}.",
        "Apakah angka periode sebelumnya disalin?",
    ),
    FindingKind.COPIED_INDICATOR: FindingText(
        Severity.WARNING,
        "{indicator} ({share}): capaiannya sama dengan {other} ({other_share}) di {count} dari {total} "
        "wilayah.",
        "Apakah kolomnya tersalin dari indikator lain, atau satu ukuran dengan dua sasaran: yang mana yang "
        "berlaku?",
    ),
    FindingKind.REPEATED_AREA: FindingText(
        Severity.WARNING,
        "{area}: {count} dari {total} indikator sama persis dengan {earlier} ({names}).",
        "Apakah angka periode sebelumnya dikirim lagi?",
    ),
    FindingKind.STALE: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {num} dari {den} tidak berubah selama {count} periode, sejak {first}.",
        "Apakah angkanya memang tetap, atau belum diperbarui?",
    ),
    FindingKind.ALL_FULL: FindingText(
        Severity.WARNING,
        "{indicator}: {count} dari {total} wilayah tepat 100 %, padahal median wilayah lain {rest}.",
        "Apakah capaiannya diisi sama dengan sasaran?",
    ),
    FindingKind.SHIFTED: FindingText(
        Severity.WARNING,
        "{indicator}: {count} wilayah bergeser serentak, median dari {before} menjadi {now}.",
        "Apakah definisi, sasaran, atau kolomnya berganti?",
    ),
    FindingKind.MONTHS_DIFFER: FindingText(
        Severity.WARNING,
        "{indicator}, {area}: {year} tertulis {num}, padahal {what} {months}.",
        "Angka mana yang benar, setahun atau bulanannya?",
    ),
}

FINDINGS = FrameSpec(
    name="findings",
    grain="one row per finding, most people first",
    columns=(
        text("kind", "FindingKind"),
        text("severity", "Severity"),
        text("file", "file of the first cell, or empty"),
        text("sheet", "sheet of the first cell, or empty"),
        text("cell", "addresses of the cells on that sheet, joined by ', ' (the first few); or empty"),
        text("series", "Series"),
        text("period", "period text, or empty"),
        text("area_level", "AreaLevel of the area"),
        text("area_key", "identity of the area"),
        text("area", "name of the area"),
        text("indicator", "indicator id, or empty where several are meant"),
        text("opd", "leading office of the indicator, or empty"),
        text("message", "what was found, a sentence with numbers in Indonesian"),
        text("question", "what to ask the office, in Indonesian"),
        number("people", "people by which the kabupaten figure could change; NaN where that is unknown"),
        text("flips", "'status' or 'priority' where that could change, joined by ' '; else empty"),
        flag("in_use", "whether its period is in use: the latest with numbers of its indicator"),
        number("numerator_low", "least plausible numerator of the area; NaN where the finding gives none"),
        number("numerator_high", "largest plausible numerator of the area"),
        number("denominator_low", "least plausible denominator of the area"),
        number("denominator_high", "largest plausible denominator of the area"),
        text("positions", "positions of its cells in the observations that were checked, joined by ' '"),
        text("confirmation", "what its office said where it confirmed the numbers; empty while it is open"),
    ),
)

COMPLETENESS = FrameSpec(
    name="completeness",
    grain="one row per series, period, area and indicator that the uploads expect",
    columns=(
        text("series", "Series"),
        text("period", "period text, or empty"),
        text("area_level", "AreaLevel of the areas"),
        text("area_key", "identity of the area"),
        text("area", "name of the area"),
        text("kecamatan", "kecamatan the area lies in"),
        text("indicator", "indicator id"),
        whole("filled", "1 where the figure can be used, else 0"),
        text("state", "filled, unusable (conflict, negative), blank, or absent (no cell at all)"),
    ),
)
