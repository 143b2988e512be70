"""The interface as OpenAPI tells it."""

from __future__ import annotations

from typing import Any

from stunting import __version__
from stunting.api.answers import COLUMNS
from stunting.api.asked import LEVELS, TOKEN_PATTERN, AnswerFormat, Subject

_SAYS = {
    Subject.SUMMARY: (
        "Cakupan dan kesenjangan",
        "Satu baris per wilayah, indikator, periode, dan seri. Persentase 0-100; yang tidak ada kosong.",
    ),
    Subject.OBSERVATIONS: (
        "Angka yang dibaca",
        "Satu baris per sel yang memuat atau seharusnya memuat angka, dengan berkas, lembar, dan selnya.",
    ),
    Subject.CHECK: (
        "Masalah dan temuan mutu data",
        "Masalah saat membaca, lalu pertentangan antarangka, yang menyangkut orang terbanyak lebih dahulu.",
    ),
}
_NUMBERS = {
    *("numerator", "denominator", "percent", "areas_reporting", "areas_expected", "target", "gap_points"),
    *("gap_people", "gap_people_parts", "target_year", "n", "value", "table", "people"),
}
_TRUTHS = {"target_verified", "is_total"}
_REFUSALS = {
    "400": "Pilihan tidak dikenal.",
    "403": "Server ini meminta masuk, sehingga data tidak diberikan ke program lain.",
    "404": "Tautan ini tidak (lagi) menuju ruang data.",
    "503": "Arsip tidak dapat dibaca, atau terlalu banyak permintaan.",
}


def document() -> dict[str, Any]:
    """The description of all addresses, columns and refusals."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dasbor indikator stunting",
            "version": __version__,
            "description": "Hanya dibaca. Kode tautan adalah kuncinya: simpan seperti kata sandi.",
        },
        "paths": {f"/api/rooms/{{token}}/{one.value}": {"get": _operation(one)} for one in Subject},
        "components": {
            "schemas": {
                **{one.value: _records(COLUMNS[one]) for one in Subject},
                "message": {"type": "object", "properties": {"message": {"type": "string"}}},
            }
        },
    }


def _operation(subject: Subject) -> dict[str, Any]:
    title, description = _SAYS[subject]
    records = {"schema": {"$ref": f"#/components/schemas/{subject.value}"}}
    formats = {"enum": [one.value for one in AnswerFormat], "default": AnswerFormat.CSV.value}
    levels = {"enum": [one.value for one in LEVELS]}
    level = _parameter("level", "query", levels, "Hanya tingkat wilayah ini.")
    return {
        "operationId": subject.value,
        "summary": title,
        "description": description,
        "parameters": [
            _parameter("token", "path", {"pattern": TOKEN_PATTERN}, "Kode dari tautan ruang data."),
            _parameter("format", "query", formats, "Bentuk jawaban."),
            *([level] if subject is Subject.SUMMARY else []),
        ],
        "responses": {
            "200": {
                "description": title,
                "headers": {"Data-Version": {"schema": {"type": "integer"}, "description": "Versi data."}},
                "content": {"text/csv": {"schema": {"type": "string"}}, "application/json": records},
            },
            **{status: _refusal(sentence) for status, sentence in _REFUSALS.items()},
        },
    }


def _parameter(name: str, place: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    required = place == "path"
    typed = {"type": "string", **schema}
    return {"name": name, "in": place, "required": required, "schema": typed, "description": description}


def _refusal(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/message"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _records(columns: tuple[str, ...]) -> dict[str, Any]:
    properties = {name: {"type": [_kind(name), "null"]} for name in columns}
    record = {"type": "object", "required": list(columns), "properties": properties}
    return {"type": "array", "items": record}


def _kind(column: str) -> str:
    return "number" if column in _NUMBERS else "boolean" if column in _TRUTHS else "string"
