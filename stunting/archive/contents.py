"""What a room holds, how it is changed, and what its log tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class FileRole(StrEnum):
    """What an original is for."""

    DATA = "data"
    OUTLINES = "outlines"


class Event(StrEnum):
    """What the log tells."""

    MADE = "made"
    FILES_ADDED = "files_added"
    FILES_REMOVED = "files_removed"
    DOCUMENT_CHANGED = "document_changed"
    DOCUMENT_REMOVED = "document_removed"
    FILE_RESTORED = "file_restored"
    FILES_PURGED = "files_purged"
    LINK_MADE = "link_made"
    LINK_REMOVED = "link_removed"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An original: its name and its bytes, as they came."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Access:
    """The room that a token leads to, its version now, and whether the token lets its bearer change it."""

    room: str
    version: int
    changed_at: str
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it stands at one version. Documents are files of ours, by their name.

    `kabupaten` (a Kemendagri code) and `year` are empty and None until they are known.
    """

    id: str
    kabupaten: str
    year: int | None
    version: int
    changed_at: str
    files: Mapping[FileRole, tuple[KeptFile, ...]]
    documents: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a room, in use or taken out (`removed_at` is then not empty), by the SHA-256 of its bytes.

    `superseded_by` is that of the file that took its place where it is an older version of one.
    """

    role: FileRole
    digest: str
    name: str
    added_at: str
    removed_at: str
    reason: str
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """An older version of a file: what the archive knows of it, and its bytes."""

    record: FileRecord
    data: bytes


@dataclass(frozen=True, slots=True)
class RoomChange:
    """What becomes of a room.

    The files of a role that is named are from then on those given, in their order; a document of None is
    taken out. What is not named stays. `superseded` says which of the files that go are older versions, by
    SHA-256, and of which file. `earlier` are older versions that come with their files from another room.
    What `is_derived` from the room itself, as its first plan is, makes no new version: whoever looks makes
    the same of it.
    """

    files: Mapping[FileRole, Sequence[KeptFile]] = field(default_factory=dict)
    documents: Mapping[str, bytes | None] = field(default_factory=dict)
    kabupaten: str | None = None
    year: int | None = None
    superseded: Mapping[str, str] = field(default_factory=dict)
    earlier: Sequence[EarlierFile] = ()
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that was given on; its token stands nowhere, so it is known by the SHA-256 of that."""

    digest: str
    may_edit: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log: when, what, of how many or of which document, and by which account.

    `by` is the name that the office gave the account, empty where nobody signs in.
    """

    at: str
    event: Event
    detail: str
    by: str = ""
