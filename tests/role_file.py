"""The file of accounts that tests of roles write: each role once, and uploaders of two kinds."""

ROLES = """
ruang = "Contoh 2026"
[[akun]]
masuk = "admin@contoh.id"
nama = "Sekretariat"
peran = "admin"
[[akun]]
masuk = "baca@contoh.id"
nama = "Bappeda"
peran = "pembaca"
[[akun]]
masuk = "susun@contoh.id"
nama = "Penyusun"
peran = "penyusun"
[[akun]]
masuk = "waru@contoh.id"
nama = "Puskesmas Waru"
peran = "pengunggah"
kecamatan = "64.09.02"
[[akun]]
masuk = "gizi@contoh.id"
nama = "Dinas Kesehatan"
peran = "pengunggah"
opd = "Dinas Kesehatan"
[[akun]]
masuk = "camat@contoh.id"
nama = "Camat Waru"
peran = "verifikator"
kecamatan = "64.09.02"
"""
