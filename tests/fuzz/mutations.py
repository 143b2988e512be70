"""A whole file with some of its bytes, or of the bytes inside its zip file, changed by chance."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

from tests.torture.cases.formats import WHOLE

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
SAME_READER = {"xlsm": "xlsx", "tsv": "csv"}
SQUARES = Path(__file__).resolve().parents[1] / "reading" / "outlines" / "squares.zip"
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"nama": name, "kode": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 0]]]},
        }
        for x, (name, code) in enumerate({"Babulu": "64.09.01", "Waru": "64.09.02"}.items())
    ],
}
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


def whole_files() -> dict[str, dict[str, bytes]]:
    """Files to begin from by their format and name: the small matrix in each, samples, outlines."""
    made: dict[str, dict[str, bytes]] = {}
    for ending, make in WHOLE.items():
        made.setdefault(SAME_READER.get(ending, ending), {})[f"matriks.{ending}"] = make()
    samples = (path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".xlsx", ".csv"))
    for path in samples:
        if path.stat().st_size < 20_000:
            made[path.suffix[1:]][path.name] = path.read_bytes()
    made["shp"] = {"batas.zip": SQUARES.read_bytes()}
    made["geojson"] = {"batas.geojson": json.dumps(OUTLINES).encode()}
    return made


FORMATS = whole_files()


def begun_from(kind: str, seed: int) -> tuple[str, bytes]:
    """The file of this format that a seed changes: each of them in turn."""
    return list(FORMATS[kind].items())[seed % len(FORMATS[kind])]


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
