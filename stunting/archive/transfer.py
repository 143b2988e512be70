"""A room as one zip file: carried on a stick to another machine, where it gives the same figures."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.archive.contents import EarlierFile, FileRecord, FileRole, KeptFile, Room, RoomChange
from stunting.archive.failures import ArchiveError
from stunting.archive.kept import digest_of
from stunting.model import schema

_LIST = "ruang.json"
_FILES, _DOCUMENTS = "berkas", "dokumen"
_LARGEST = 1 << 30
"""Bytes that a room may hold unpacked: far beyond any kabupaten, and below what a machine has."""

# The last two: an entry that ends too soon, a place in the file that cannot be, or a name that is no text.
_DAMAGES = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, schema.UnfitError, EOFError, ValueError)


class NoRoomError(ArchiveError):
    """A file is no room that was taken along."""

    def __init__(self) -> None:
        super().__init__("Berkas ini bukan ruang data yang diunduh dari dasbor, atau isinya rusak.")


@dataclass(frozen=True, slots=True)
class _Listed:
    role: FileRole
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in the zip beside this list: files by their SHA-256, documents by name and SHA-256.

    `earlier` are the older versions of the files. A program that does not know them opens the rest.
    """

    form: int
    kabupaten: str
    year: int | None
    files: tuple[_Listed, ...]
    documents: dict[str, str]
    earlier: tuple[FileRecord, ...] = ()


def room_to_zip(room: Room, earlier: Sequence[EarlierFile] = ()) -> bytes:
    """A room as it stands with the older versions of its files, without its log and its links."""
    listed = [
        (_Listed(role, file.name, digest_of(file.data)), file.data)
        for role, files in room.files.items()
        for file in files
    ]
    contents = _Contents(
        form=1,
        kabupaten=room.kabupaten,
        year=room.year,
        files=tuple(one for one, _ in listed),
        documents={name: digest_of(body) for name, body in room.documents.items()},
        earlier=tuple(one.record for one in earlier),
    )
    bodies = {one.digest: data for one, data in listed} | {one.record.digest: one.data for one in earlier}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_LIST, schema.to_json(contents))
        for digest, data in bodies.items():
            packed.writestr(f"{_FILES}/{digest}", data)
        for name, body in room.documents.items():
            packed.writestr(f"{_DOCUMENTS}/{name}", body)
    return buffer.getvalue()


def room_from_zip(data: bytes) -> RoomChange:
    """What an empty room becomes by the zip of another.

    Raises:
        NoRoomError: it is no such zip, or something in it is not what was written.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _LARGEST:
                raise NoRoomError
            contents = schema.from_json(packed.read(_LIST), _Contents)
            files = {
                role: tuple(
                    KeptFile(one.name, _sound(packed, f"{_FILES}/{one.digest}", one.digest))
                    for one in contents.files
                    if one.role is role
                )
                for role in FileRole
            }
            earlier = tuple(
                EarlierFile(one, _sound(packed, f"{_FILES}/{one.digest}", one.digest))
                for one in contents.earlier
                if one.removed_at and one.superseded_by
            )
            documents = {
                name: _sound(packed, f"{_DOCUMENTS}/{name}", digest)
                for name, digest in contents.documents.items()
            }
    except _DAMAGES as error:
        raise NoRoomError from error
    return RoomChange(files, documents, contents.kabupaten, contents.year, earlier=earlier)


def _sound(packed: zipfile.ZipFile, name: str, digest: str) -> bytes:
    data = packed.read(name)
    if digest_of(data) != digest:
        raise NoRoomError
    return data
