"""A zip file whose directory was checked before anything in it is inflated."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from stunting.reading.isolated.messages import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_INFLATED = 300 * 1024**2
MAX_RATIO = 100
# A ratio says nothing about a small file: an almost empty drawing part may shrink to a hundredth.
RATIO_MATTERS_FROM = 10 * 1024**2
MAX_OUTLINES = 80 * 1024**2
"""Largest single part of outlines that is read: the desa of a whole province fit well."""
GEOJSON_ENDINGS = (".geojson", ".json")
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_BLOCK = 64 * 1024


class Archive:
    """The parts of a zip file by name; names are compared without case and with forward slashes.

    Raises Refusal for a broken or encrypted zip file, and for one that would inflate to more than
    300 MB or to more than a hundred times its size.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError) as error:
            raise Refusal("unreadable_file", reason="berkas rusak atau terpotong") from error
        self._entries = {_plain(entry.filename): entry for entry in entries}
        self._check(entries)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Refusal("encrypted_file")
        inflated = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if inflated > MAX_INFLATED:
            raise Refusal("too_large", reason=f"isinya mengembang menjadi {inflated // 1024**2} MB")
        if inflated > RATIO_MATTERS_FROM and inflated > MAX_RATIO * packed:
            raise Refusal("too_large", reason=f"isinya mengembang {inflated // max(packed, 1)} kali lipat")

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._entries

    def names(self) -> list[str]:
        """Names of all parts, in lower case."""
        return list(self._entries)

    def visible_names(self) -> list[str]:
        """Names without the shadows that macOS adds to a zip file."""
        return [name for name in self.names() if not name.startswith("__macosx/")]

    def bounded(self, name: str, most: int) -> bytes:
        """Content of a part of outlines, empty where it is missing.

        Raises Refusal where it is damaged or holds more than so many bytes.
        """
        content = bytearray()
        try:
            for block in self.blocks(name) if name in self else ():
                content += block
                if len(content) > most:
                    raise Refusal("too_large", reason=f"batas wilayah lebih dari {most // 1024**2} MB")
        except zlib.error as error:
            raise Refusal("boundaries_unreadable", reason="zip rusak atau terpotong") from error
        return bytes(content)

    def read(self, name: str) -> bytes | None:
        """Content of a part, None where it is missing or damaged."""
        try:
            return b"".join(self.blocks(name)) if name in self else None
        except zlib.error:
            return None

    def blocks(self, name: str) -> Iterator[bytes]:
        """Content of a part in blocks, four times as fast as ZipFile.read and small enough for a cache.

        Raises zlib.error where the part is damaged and KeyError where it is missing.
        """
        entry = self._entries[_plain(name)]
        lengths_at = entry.header_offset + _LOCAL_HEADER - 4
        if lengths_at + 4 > len(self._data):
            raise zlib.error("header outside the file")
        start = lengths_at + 4 + sum(struct.unpack_from("<HH", self._data, lengths_at))
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            yield bytes(packed)
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        promised = entry.file_size
        for position in range(0, len(packed), _BLOCK):
            block = inflater.decompress(packed[position : position + _BLOCK])
            promised -= len(block)
            if promised < 0:
                raise Refusal("too_large", reason="isinya lebih besar daripada yang tercatat")
            yield block

    def rewritten(self, parts: Mapping[str, bytes]) -> bytes:
        """The same zip file with some parts replaced, uncompressed."""
        replacement = {_plain(name): content for name, content in parts.items()}
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            for name, entry in self._entries.items():
                content = replacement[name] if name in replacement else self.read(name)
                if content is not None:
                    target.writestr(entry.filename.replace("\\", "/"), content)
        return stream.getvalue()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
