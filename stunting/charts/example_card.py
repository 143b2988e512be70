"""What a first visitor is shown of the answer, before there are data: seven rows of the sample data."""

from __future__ import annotations

from typing import Final

from stunting.charts.answer import Tone, Words
from stunting.charts.card import Align, Card, CardColumn, CardRow, Cell, ScoreCell, TextCell
from stunting.model.summaries import Status

EXAMPLE_AREAS: Final = ("Kabupaten", "Penajam", "Waru", "Babulu", "Sepaku")
_MET, _NEAR, _BEHIND, _FAR = Status.MET, Status.NEAR, Status.BEHIND, Status.FAR
EXAMPLE_ROWS: Final[dict[str, tuple[tuple[str, Status], ...]]] = {
    "Periksa Hb remaja putri": (
        ("60,0", _FAR),
        ("63,6", _FAR),
        ("66,0", _FAR),
        ("56,3", _FAR),
        ("55,2", _FAR),
    ),
    "Kunjungan K6 (ANC 6 kali)": (
        ("72,6", _FAR),
        ("77,5", _BEHIND),
        ("80,7", _BEHIND),
        ("66,7", _FAR),
        ("66,1", _FAR),
    ),
    "Variasi bantuan pangan KPM": (
        ("66,0", _FAR),
        ("70,6", _BEHIND),
        ("72,9", _BEHIND),
        ("65,1", _FAR),
        ("57,9", _FAR),
    ),
    "Manfaat pekarangan bagi KRS": (
        ("36,3", _FAR),
        ("37,6", _BEHIND),
        ("49,5", _NEAR),
        ("29,1", _FAR),
        ("34,8", _FAR),
    ),
    "Unmet need KB": (
        ("9,9", _FAR),
        ("9,2", _BEHIND),
        ("6,5", _MET),
        ("10,7", _FAR),
        ("11,3", _FAR),
    ),
    "PUS miskin terima bantuan tunai": (
        ("70,6", _BEHIND),
        ("75,5", _BEHIND),
        ("71,7", _BEHIND),
        ("71,2", _BEHIND),
        ("62,8", _FAR),
    ),
    "Pendampingan kespro & gizi catin": (
        ("71,7", _BEHIND),
        ("75,1", _BEHIND),
        ("84,4", _NEAR),
        ("66,3", _FAR),
        ("65,7", _FAR),
    ),
}
"""Percents and statuses of `EXAMPLE_AREAS`, those of the sample data in the latest period of each."""
EXAMPLE_ANSWER: Final = (
    Words("Periksa Hb remaja putri baru 60,0 % dari target 90 %: kurang "),
    Words("3.505 remaja putri", Tone.STRONG),
    Words(", terendah di Sepaku."),
)
EXAMPLE_STATUSES: Final = frozenset({_MET, _NEAR, _BEHIND, _FAR})


def example_card() -> Card:
    """The rows as a score card of which nothing opens."""
    columns = [CardColumn("indicator", "Indikator, %", 224)]
    columns += [CardColumn(area, area, align=Align.CENTRE) for area in EXAMPLE_AREAS]
    return Card(
        "Contoh kartu skor indikator dan kecamatan",
        tuple(columns),
        tuple(CardRow(name, name, _cells(name)) for name in EXAMPLE_ROWS),
        unit="persen",
    )


def _cells(name: str) -> tuple[Cell, ...]:
    scores = [ScoreCell(text, status) for text, status in EXAMPLE_ROWS[name]]
    return (TextCell(name), *scores)
