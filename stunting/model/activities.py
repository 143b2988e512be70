"""Activities of an action plan (RAD PPS, RKPD, Renja) as read from an office's matrix."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole


class ActivityColumn(StrEnum):
    """What a column of an action plan holds."""

    NUMBER = "number"
    ISSUE = "issue"
    INDICATOR = "indicator"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    CODE = "code"
    ACCOUNT = "account"
    OUTPUT = "output"
    UNIT = "unit"
    TARGET = "target"
    LOCATION = "location"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    TARGET_GROUP = "target_group"
    BUDGET = "budget"
    FUNDING = "funding"
    OPD = "opd"
    OPD_SUPPORT = "opd_support"
    TIMING = "timing"
    REALISED_MONEY = "realised_money"
    REALISATION = "realisation"
    NOTE = "note"
    NONE = ""
    """Not used: unknown, a later year, or set aside by a person."""


class LocationScope(StrEnum):
    """How far the location of an activity reaches."""

    AREAS = "areas"
    """The areas named, and no others."""
    KABUPATEN = "kabupaten"
    """The whole kabupaten, as written ("54 desa/kelurahan", "Kabupaten PPU")."""
    NOT_STATED = ""
    UNKNOWN = "unknown"
    """Something is written, but none of it is an official area."""


class BudgetState(StrEnum):
    """Where the amount of a line stands. A missing amount is not zero."""

    OWN = "own"
    SHARED = "shared"
    """In the first line of the same activity, for all its lines together."""
    MISSING = "missing"


class ActivityRole(StrEnum):
    """How near an activity comes to the people of its indicators."""

    DIRECT = "direct"
    """Langsung ke sasaran: people, families or houses get something."""
    SUPPORT = "support"
    """Pendukung: training, meetings, data, tools, promotion, running costs of the service."""
    LABEL = "label"
    """Tagged, although neither its code nor its words name any service: running costs of an office, say."""
    UNKNOWN = ""


class MatchBasis(StrEnum):
    """What linked an activity to its indicators."""

    CODE = "code"
    """The code of its sub kegiatan; where words stand beside it, both agree."""
    INDICATOR = "indicator"
    OUTPUT = "output"
    SUB_KEGIATAN = "sub_kegiatan"
    KEGIATAN = "kegiatan"
    ISSUE = "issue"
    KEYWORD = "keyword"
    """A line of the editable file of keywords and codes: a suggestion."""
    PERSON = "person"
    NONE = ""


ACTIVITIES = FrameSpec(
    name="activities",
    grain="one row per line of an action plan: a sub kegiatan at one location",
    columns=(
        text("id", "identity of the activity; lines that share one amount share it"),
        text("file", "name of the uploaded file"),
        text("sheet", "name of the sheet; empty for csv"),
        whole("row", "row of the line, counted from 1"),
        text("cell", "address of the cell that names the activity"),
        text("period", "year of the plan as period text, or empty"),
        text("program", "program, as written here or carried down"),
        text("kegiatan", "kegiatan, as written here or carried down"),
        text("sub_kegiatan", "sub kegiatan, as written here or carried down"),
        text("code", "code of the deepest level given, as written; empty for none"),
        text("name", "what people call it: the sub kegiatan, else the kegiatan, else the program"),
        text("subject", "how decisions name it: code, name and output, the same in next year's plan"),
        text("issue", "isu as written"),
        text("indicator_written", "indikator as written"),
        text("output", "indikator kinerja or keluaran as written"),
        text("unit", "satuan as written"),
        text("target_written", "target as written"),
        number("target", "the number of the target; NaN where none is written"),
        text("target_group", "sasaran as written"),
        text("location", "lokasi as written"),
        text("scope", "LocationScope"),
        text("area_codes", "Kemendagri codes of the areas named, joined by spaces"),
        text("kecamatan_codes", "codes of the kecamatan they are or lie in, joined by spaces"),
        text("unmatched_places", "parts of the location that are no official area, joined by '; '"),
        number("budget", "pagu in rupiah; NaN where none stands in this line"),
        text("budget_written", "pagu as written, amounts of several columns joined by ' + '"),
        text("budget_cell", "address of its cell, or of the first of several; empty for none"),
        text("budget_state", "BudgetState"),
        text("funding", "sumber dana joined by '; '"),
        text("opd_written", "OPD penanggung jawab as written"),
        text("opd", "the same as the catalogue names it, or as written"),
        flag("opd_known", "whether the catalogue knows the office"),
        text("opd_support", "OPD pendukung as written"),
        text("timing", "waktu as written"),
        text("quarters", "quarters joined by '; ', of model.follow_up.QUARTERS"),
        text("realisation", "realisasi as written"),
        number("realised", "realised money in rupiah; NaN where none is written"),
        text("note", "keterangan as written"),
        text("indicators", "indicator ids joined by spaces; empty where nothing fits"),
        number("indicator_score", "how sure the least sure of them is, 0-1; NaN where none"),
        text("indicator_basis", "MatchBasis"),
        text("indicator_text", "the words they were found in, a code with its official name"),
        text("code_name", "official name of its code; empty where the table of codes does not know it"),
        text("role", "ActivityRole"),
        text("role_reason", "why, in Indonesian; empty where unknown"),
    ),
)
