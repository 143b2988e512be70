"""The country from the summaries of its kabupaten: what `summary --level desa` wrote, put into one table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from stunting.analysis.coverage.country import sums_at
from stunting.archive.country import keep_country
from stunting.archive.folder import data_folder
from stunting.model.areas import AreaLevel
from stunting.model.country import CODE_LENGTH, COUNTRY, COUNTRY_KEYS
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number
from stunting.model.observations import Series

_TEXTS = (*COUNTRY_KEYS, "area_level", "series", "certainty")
_NUMBERS = ("numerator", "denominator")
_NOT_CSV = "{file}: Berkas ini bukan csv dari `python -m stunting summary --level desa`."
_LACKING = "{file}: Kolom {names} tidak ada. Buat berkasnya dengan `python -m stunting summary --level desa`."
_LEFT_OUT = (
    "{doubtful} angka yang perlu dipastikan, {incomplete} tanpa capaian atau sasaran, dan {conflicts} yang "
    "berbeda antarberkas tidak ikut dijumlahkan."
)
_NOTHING = "Tidak ada angka desa berkode yang dapat dijumlahkan."
_DONE = "{desa} desa, {indicators} indikator, {periods} periode: {rows} angka tersimpan."


class CountryRefusedError(Exception):
    """The files make no country; the text says why in Indonesian."""


def take_country(names: Sequence[Path]) -> tuple[str, ...]:
    """Keep the country of some csv files in the data folder, in the place of the one before.

    Gives what to say about it. Figures in doubt, without both numbers, or different in two files are left
    out and counted; a figure that two files tell alike counts once.

    Raises:
        CountryRefusedError: a file is not what it should be, or none has a figure.
        OSError: a file cannot be read, or the data folder not be written.
    """
    rows = pa.concat_tables([_read(name) for name in names], promote_options="permissive").to_pandas()
    of_desa = rows["area_level"].eq(AreaLevel.DESA.value) & rows["series"].eq(Series.REGISTER.value)
    coded = rows["area_code"].str.len().eq(CODE_LENGTH[AreaLevel.DESA]) & rows["indicator"].ne("")
    rows = rows[of_desa & coded]
    doubtful = rows["certainty"].eq(Certainty.DOUBTFUL.value)
    complete = rows["numerator"].notna() & rows["denominator"].gt(0)
    kept = rows.loc[complete & ~doubtful, [*COUNTRY_KEYS, *_NUMBERS]].drop_duplicates()
    clash = kept.duplicated(COUNTRY_KEYS, keep=False)
    conflicts = int((clash & ~kept.duplicated(COUNTRY_KEYS)).sum())
    desa = kept[~clash].assign(areas=1).astype(dict.fromkeys(COUNTRY_KEYS, "category"))
    if desa.empty:
        raise CountryRefusedError(_NOTHING)
    desa = COUNTRY.check(desa)
    keep_country(data_folder(), desa, sums_at(desa, AreaLevel.KECAMATAN))
    said = _DONE.format(
        desa=format_number(desa["area_code"].nunique()),
        indicators=format_number(desa["indicator"].nunique()),
        periods=format_number(desa["period"].nunique()),
        rows=format_number(len(desa)),
    )
    left_out = (int(doubtful.sum()), int((~complete & ~doubtful).sum()), conflicts)
    if not any(left_out):
        return (said,)
    words = dict(zip(("doubtful", "incomplete", "conflicts"), map(format_number, left_out), strict=True))
    return said, _LEFT_OUT.format(**words)


def _read(path: Path) -> pa.Table:
    types = {**dict.fromkeys(_TEXTS, pa.string()), **dict.fromkeys(_NUMBERS, pa.float64())}
    options = csv.ConvertOptions(
        column_types=types,
        include_columns=list(types),
        include_missing_columns=True,
        strings_can_be_null=False,
    )
    try:
        table = csv.read_csv(path, convert_options=options)
        with path.open("rb") as file:
            head = csv.read_csv(pa.BufferReader(file.readline()))
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise CountryRefusedError(_NOT_CSV.format(file=path.name)) from error
    lacking = [name for name in types if name not in head.column_names]
    if lacking:
        raise CountryRefusedError(_LACKING.format(file=path.name, names=", ".join(lacking)))
    return table
