"""What was made of files as bytes, to be had back by this very program without making it again.

Nothing here is for another version of the program: `program_digest` tells them apart, and whoever finds the
bytes of another one makes it anew. What later versions are held against stands in `kept_reading.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import pandas as pd
import pyarrow as pa
from pyarrow import ipc

from stunting.model.schema import UnfitError

T = TypeVar("T")
_PACKAGE = Path(__file__).resolve().parents[1]
_CODEC = pa.Codec("zstd", compression_level=9)
_LENGTH = 8
"""So many bytes at the beginning say how many there are unpacked."""


@cache
def program_digest() -> str:
    """The SHA-256 of this program: of all its files, as nobody has to remember to raise a version."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(_PACKAGE)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def made_of(files: Iterable[tuple[str, bytes]], decided: bytes | None) -> str:
    """The SHA-256 of all that a reading hangs on: files (name, bytes), the file of decisions, the program."""
    named = [(name, hashlib.sha256(data).hexdigest()) for name, data in files]
    return hashlib.sha256(repr((named, decided, program_digest())).encode()).hexdigest()


def to_kept(made: object) -> bytes:
    """A record with frames in it (a `Dataset`, say) as bytes, packed."""
    body = msgspec.msgpack.encode(made, enc_hook=_frame_to_arrow)
    return len(body).to_bytes(_LENGTH, "big") + bytes(_CODEC.compress(body, asbytes=True))


def from_kept(data: bytes, kind: type[T]) -> T:
    """The record in bytes that `to_kept` of this program wrote.

    Raises:
        UnfitError: they hold none.
    """
    try:
        body = _CODEC.decompress(data[_LENGTH:], int.from_bytes(data[:_LENGTH], "big"), asbytes=True)
        return msgspec.msgpack.decode(body, type=kind, dec_hook=_frame_from_arrow)
    except (OSError, ValueError, MemoryError) as error:  # those of Arrow and of msgspec
        raise UnfitError("Isinya bukan hasil dasbor.") from error


def _frame_to_arrow(made: object) -> bytes:
    """A frame as an Arrow file.

    Raises:
        NotImplementedError: it is none; what is kept holds nothing else that msgspec does not know.
    """
    if not isinstance(made, pd.DataFrame):
        raise NotImplementedError(type(made).__name__)
    table, written = pa.Table.from_pandas(made, preserve_index=False), pa.BufferOutputStream()
    with ipc.new_file(written, table.schema) as file:
        file.write_table(table)
    return bytes(written.getvalue().to_pybytes())


def _frame_from_arrow(kind: type, body: bytes) -> pd.DataFrame:
    # Columns side by side, as they stand in the file, are had in a fraction of the time.
    frame: pd.DataFrame = ipc.open_file(body).read_all().to_pandas(split_blocks=True)
    return frame
