"""The country in the data folder: its desa and the sums of its kecamatan as two Parquet files.

The desa stand in the order of their codes, so that those of one kecamatan are read from a small part of the
file. Both files lie in a folder of their own, which one small file names: who reads meanwhile sees the old
ones or the new ones, never one of each.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from stunting.model.country import COUNTRY

FOLDER = "negara"
_NOW, _DESA, _SUMS = "sekarang.txt", "desa.parquet", "kecamatan.parquet"
_ROWS_TOGETHER = 32_768
"""Rows of a group, of which only those asked for are read: about 380 desa of 29 indicators and 3 years."""


@dataclass(frozen=True, slots=True)
class KeptCountry:
    """The country as it is kept now. `version` is another one whenever anything is."""

    folder: Path

    @property
    def version(self) -> str:
        """What names this state of the country."""
        return self.folder.name

    def sums(self) -> pd.DataFrame:
        """The sums of all kecamatan: `COUNTRY`."""
        return _frame(parquet.read_table(self.folder / _SUMS))

    def desa(self, kecamatan: str) -> pd.DataFrame:
        """The rows of the desa of a kecamatan, by its code: `COUNTRY`."""
        # "/" follows "." : all that begins with the code and a dot lies between them.
        inside = [("area_code", ">", f"{kecamatan}."), ("area_code", "<", f"{kecamatan}/")]
        return _frame(parquet.read_table(self.folder / _DESA, filters=inside))


def kept_country(data_folder: Path) -> KeptCountry | None:
    """The country in a data folder, None where none is kept."""
    try:
        name = (data_folder / FOLDER / _NOW).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return KeptCountry(data_folder / FOLDER / name)


def keep_country(data_folder: Path, desa: pd.DataFrame, sums: pd.DataFrame) -> None:
    """Let the country be these rows of desa and sums of kecamatan, both `COUNTRY`.

    Raises:
        OSError: the data folder cannot be written.
    """
    home = data_folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="v", dir=home))
    parquet.write_table(_table(sums), folder / _SUMS)
    # Of plain texts each group says which codes it holds; of categories none does.
    texts = pa.schema([field.with_type(_plain(field.type)) for field in _table(desa.iloc[:0]).schema])
    parquet.write_table(_table(desa).cast(texts), folder / _DESA, row_group_size=_ROWS_TOGETHER)
    named = home / f"{folder.name}.txt"
    named.write_text(folder.name, encoding="utf-8")
    os.replace(named, home / _NOW)
    for other in home.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _table(rows: pd.DataFrame) -> pa.Table:
    """`COUNTRY` rows in the order of their codes."""
    codes = pd.Categorical(rows["area_code"])
    ordered = codes.reorder_categories(sorted(codes.categories)).codes.argsort(kind="stable")
    return pa.Table.from_pandas(rows.iloc[ordered], preserve_index=False)


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind


def _frame(table: pa.Table) -> pd.DataFrame:
    return COUNTRY.check(table.to_pandas())
