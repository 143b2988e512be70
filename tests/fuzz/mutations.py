"""A whole file with some of its bytes, or of the bytes inside its zip file, changed by chance."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

from tests.torture.cases.formats import WHOLE

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
TOKENS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"<!DOCTYPE x [",
    b"&#0;",
    b"</row>",
    b"<row r='0'>",
    b't="b"',
    b't="s"',
    b'r="A0"',
    b'r="XFD1048576"',
    b"99999999999",
    b"-1",
    b"1e308",
    b"NaN",
    b";",
    b"\t",
    b"\r",
    b"=cmd",
    b"\xf0\x9f\x98\x80",
)


def whole_files() -> dict[str, bytes]:
    """Files to begin from by their name: the small matrix in every format, and the smaller sample files."""
    made = {f"matriks.{ending}": make() for ending, make in WHOLE.items()}
    samples = (path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".xlsx", ".csv"))
    return {**made, **{path.name: path.read_bytes() for path in samples if path.stat().st_size < 20_000}}


def mutated(name: str, data: bytes, seed: int) -> bytes:
    """The file changed as the seed says; the same for the same seed."""
    chance = random.Random(f"{name} {seed}")
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _inside_zip(data, chance)
    return _bytes(data, chance)


def _inside_zip(data: bytes, chance: random.Random) -> bytes:
    """One part changed, taken out, or exchanged with another; the zip file itself stays whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(10):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(sorted(parts))]
        case _:
            parts[name] = _bytes(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return stream.getvalue()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 4, 40, 400))
        match chance.randrange(6):
            case 0:
                del changed[place : place + length]
            case 1:
                changed[place:place] = changed[place : place + length]
            case 2:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 3:
                changed[place:place] = chance.choice(TOKENS)
            case 4:
                changed[place : place + length] = chance.choice(TOKENS)
            case _:
                other = chance.randrange(len(changed) + 1)
                changed[place : place + length] = changed[other : other + length]
    return bytes(changed)
