"""Why an archive cannot be opened, read or written, as sentences for people."""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot do what was asked; the message says why, in Indonesian."""


class UnreachableError(ArchiveError):
    """The data folder or the archive in it cannot be read or written."""

    _SENTENCE = "Folder data tidak dapat ditulis, atau cakramnya penuh."

    def __init__(self) -> None:
        super().__init__(self._SENTENCE)


class DatabaseUnreachableError(UnreachableError):
    """The database does not answer, refuses, or cannot write."""

    _SENTENCE = "Basis data arsip tidak dapat dihubungi atau ditulis, atau cakramnya penuh."


class AddressError(ArchiveError):
    """The setting holds no address of a database."""

    def __init__(self) -> None:
        super().__init__(
            "STUNTING_DATABASE harus berupa alamat seperti postgresql://pengguna@server/basisdata."
        )


class DriverMissingError(ArchiveError):
    """What speaks to PostgreSQL is not installed."""

    def __init__(self) -> None:
        super().__init__("Penghubung PostgreSQL belum dipasang di server ini (paket psycopg).")


class UnstorableError(ArchiveError):
    """A text is longer than the database takes, or holds a sign that it does not."""

    def __init__(self) -> None:
        super().__init__("Nama berkas atau teks terlalu panjang, atau memuat tanda yang tak dapat disimpan.")


class InUseError(ArchiveError):
    """Another server works on the archive."""

    def __init__(self) -> None:
        super().__init__(
            "Folder data sedang dipakai server dasbor yang lain. Satu folder data hanya untuk satu server: "
            "tutup yang lain, atau beri folder lain lewat STUNTING_DATA."
        )


class NewerError(ArchiveError):
    """A newer program wrote the archive; nothing in it was touched."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"Arsip ini ditulis dasbor yang lebih baru (versi arsip {version}); isinya tidak disentuh. "
            "Perbarui dasbor ini, atau pakai arsip lain."
        )


class DamagedError(ArchiveError):
    """What was read is not what was written."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"Arsip rusak ({where}); isinya tidak diubah. Kembalikan salinan cadangannya, "
            "atau pakai arsip lain."
        )


class ReadOnlyError(ArchiveError):
    """The link that was used lets its bearer see a room and not change it."""

    def __init__(self) -> None:
        super().__init__("Tautan ini hanya untuk melihat.")


class NotAllowedError(ArchiveError):
    """The role of the account does not allow it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Peran akun ini tidak mengizinkannya; tidak ada yang diubah.")


class OvertakenError(ArchiveError):
    """A room changed since it was read, so that a change of what was read is not written over it."""

    def __init__(self) -> None:
        super().__init__("Data ini baru saja diubah di jendela atau komputer lain.")
