"""A random tidy table written in a random layout and number style reads back to the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.observations import cell_address
from tests.reading.sheets import grid, read

GAZETTEER = load_gazetteer()
DESA = GAZETTEER.desa("64.09")
SERVICES = {
    "pregnant_kek_supplement": "Ibu hamil KEK mendapat tambahan asupan gizi",
    "exclusive_breastfeeding": "Bayi usia <6 bulan mendapat ASI eksklusif",
    "growth_monitoring": "Balita dipantau pertumbuhan dan perkembangannya",
    "krs_accompaniment": "KRS memperoleh pendampingan",
}
MEASURES = {"denominator": "Sasaran", "numerator": "Capaian"}


def as_number(value):
    return float(value)


def with_points(value):
    return f"{value:,}".replace(",", ".")


def with_spaces(value):
    return f"{value:,}".replace(",", " ")


def as_text(value):
    return str(value)


NUMBER_STYLES = (as_number, with_points, with_spaces, as_text)
NAME_STYLES = (
    lambda area: area.name,
    lambda area: area.name.upper(),
    lambda area: f"Desa {area.name}",
    lambda area: f"Kel. {area.name}",
    lambda area: area.name.replace("-", " "),
)


@dataclass
class Layout:
    """Choices of how a table is laid out."""

    title: bool
    numbering: bool
    column_numbers: bool
    kecamatan: str
    stacked_header: bool
    totals: bool
    gap: bool


layouts = st.builds(
    Layout,
    title=st.booleans(),
    numbering=st.booleans(),
    column_numbers=st.booleans(),
    kecamatan=st.sampled_from(["repeated", "blank", "merged", "groups"]),
    stacked_header=st.booleans(),
    totals=st.booleans(),
    gap=st.booleans(),
)


@st.composite
def tables(draw):
    """(desa with their values per service and measure, layout, number style, name style)."""
    desa = draw(st.lists(st.sampled_from(DESA), min_size=4, max_size=14, unique_by=lambda area: area.code))
    desa.sort(key=lambda area: area.code)
    services = draw(st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=3, unique=True))
    numbers = st.one_of(st.integers(1, 400), st.integers(1000, 25_000), st.none())
    values = {
        (area.code, service, measure): draw(numbers)
        for area in desa
        for service in services
        for measure in MEASURES
    }
    return (
        desa,
        services,
        values,
        draw(layouts),
        draw(st.sampled_from(NUMBER_STYLES)),
        draw(st.sampled_from(NAME_STYLES)),
    )


def written(table):
    """The sheet of a table, and the cell that each number was written to."""
    desa, services, values, layout, number, name = table
    labels = [
        *(["No"] if layout.numbering else []),
        *([] if layout.kecamatan == "groups" else ["Kecamatan"]),
        "Desa/Kelurahan",
    ]
    rows, merges, cells = [], [], {}
    if layout.title:
        rows += [["CAKUPAN LAYANAN KABUPATEN PENAJAM PASER UTARA"], ["TAHUN 2024"]]
    if layout.gap:
        rows.append([])
    heads = [(service, measure) for service in services for measure in MEASURES]
    if layout.stacked_header:
        top = len(rows)
        rows.append(labels + [SERVICES[s] if m == "denominator" else None for s, m in heads])
        rows.append([None] * len(labels) + [MEASURES[m] for _, m in heads])
        merges += [
            f"{cell_address(top + 1, c + 1)}:{cell_address(top + 2, c + 1)}" for c in range(len(labels))
        ]
    else:
        rows.append(labels + [f"{SERVICES[s]} - {MEASURES[m]}" for s, m in heads])
    if layout.column_numbers:
        rows.append([f"({place + 1})" for place in range(len(labels) + len(heads))])
    seen, start = "", 0
    for place, area in enumerate(desa):
        parent = GAZETTEER.area(area.parent_code)
        new = parent.code != seen
        seen = parent.code
        if layout.kecamatan == "groups" and new:
            rows.append([*([None] if layout.numbering else []), f"Kecamatan {parent.name}"])
        row = [place + 1] if layout.numbering else []
        if layout.kecamatan != "groups":
            if layout.kecamatan == "merged" and not new:
                merges = [m for m in merges if not m.startswith(cell_address(start, len(row) + 1) + ":")]
                merges.append(
                    f"{cell_address(start, len(row) + 1)}:{cell_address(len(rows) + 1, len(row) + 1)}"
                )
            if new:
                start = len(rows) + 1
            row.append(parent.name if new or layout.kecamatan == "repeated" else None)
        row.append(name(area))
        for service, measure in heads:
            value = values[area.code, service, measure]
            cells[area.code, service, measure] = cell_address(len(rows) + 1, len(row) + 1)
            row.append("-" if value is None else number(value))
        rows.append(row)
    if layout.totals:
        sums = [sum(values[a.code, s, m] or 0 for a in desa) for s, m in heads]
        rows.append(["JUMLAH", *[None] * (len(labels) - 1), *[number(total) for total in sums]])
    return grid(rows, merges, sheet="Rekap 2024"), cells


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(tables())
def test_a_table_reads_back_whatever_its_layout(table):
    sheet, cells = written(table)
    observations = read(sheet, kabupaten="64.09").observations
    rows = observations[~observations["is_total"]].astype(
        {"area_code": "str", "indicator": "str", "measure": "str", "period": "str"}
    )
    found = {
        (row.area_code, row.indicator, row.measure): (cell_address(row.row, row.column), row.value)
        for row in rows.itertuples()
    }
    values = table[2]
    assert set(found) == set(values)
    for key, value in values.items():
        address, number = found[key]
        assert address == cells[key]
        assert number == value or (value is None and number != number)
    assert set(rows["period"]) == {"2024"}
