"""The file of roles: what it lists, and that a slip in it closes the whole of it."""

import pytest

from stunting.model.accounts import Account, AccountFileError, Right, Role, accounts_from_toml

FILE = """
ruang = "Penajam Paser Utara 2026"

[[akun]]
masuk = "Sekretariat@contoh.go.id"
nama = "Sekretariat TPPS"
peran = "admin"

[[akun]]
masuk = "camat.waru@contoh.go.id"
nama = "Camat Waru"
peran = "verifikator"
kecamatan = "64.09.02"

[[akun]]
masuk = "gizi@contoh.go.id"
nama = "Dinas Kesehatan"
peran = "pengunggah"
opd = "Dinas Kesehatan"
"""


def test_accounts_are_found_by_what_they_sign_in_with_in_small_letters():
    listed = accounts_from_toml(FILE.encode())
    assert listed.room == "Penajam Paser Utara 2026"
    assert listed.accounts == {
        "sekretariat@contoh.go.id": Account("Sekretariat TPPS", Role.ADMIN),
        "camat.waru@contoh.go.id": Account("Camat Waru", Role.VERIFIER, kecamatan="64.09.02"),
        "gizi@contoh.go.id": Account("Dinas Kesehatan", Role.UPLOADER, office="Dinas Kesehatan"),
    }


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ('ruang = "Penajam Paser Utara 2026"', "ruang = ", "TOML"),
        ('ruang = "Penajam Paser Utara 2026"', "", "Nama ruang belum diisi"),
        ('ruang = "Penajam Paser Utara 2026"', 'ruang = "x"\nrooms = 1', "rooms"),
        ("[[akun]]", "[[akuns]]", "akuns"),
        ('kecamatan = "64.09.02"', 'kecamtan = "64.09.02"', "Akun ke-2: kecamtan"),
        ('kecamatan = "64.09.02"', 'kecamatan = "Waru"', "Akun ke-2: kecamatan ditulis sebagai kode"),
        ('kecamatan = "64.09.02"', "", "Akun ke-2: verifikator terikat satu kecamatan"),
        ('opd = "Dinas Kesehatan"', "", "Akun ke-3: pengunggah terikat satu kecamatan atau satu OPD"),
        ('opd = "Dinas Kesehatan"', 'opd = "A"\nkecamatan = "64.09.02"', "Akun ke-3: pengunggah terikat"),
        ('peran = "admin"', 'peran = "admin"\nopd = "A"', "Akun ke-1: admin tidak terikat"),
        ('peran = "admin"', 'peran = "Admin"', "Akun ke-1"),
        ('peran = "admin"', "", "Akun ke-1"),
        ('nama = "Camat Waru"', 'nama = " "', "Akun ke-2: masuk dan nama harus diisi"),
        ('nama = "Camat Waru"', f'nama = "{"A" * 81}"', "Akun ke-2: nama paling panjang 80"),
        ("gizi@contoh.go.id", "CAMAT.WARU@contoh.go.id", "Akun ke-3 sudah ada"),
    ],
)
def test_a_slip_closes_the_file_and_is_named(written, instead, told):
    assert written in FILE
    with pytest.raises(AccountFileError, match=told):
        accounts_from_toml(FILE.replace(written, instead).encode())


@pytest.mark.parametrize("data", [b"", b'ruang = "x"', b'ruang = "x"\nakun = []', b"\xff\xfe", b'akun = "x"'])
def test_what_is_no_such_file_is_refused(data):
    with pytest.raises(AccountFileError):
        accounts_from_toml(data)


def test_what_each_role_may():
    may = {role: {right for right in Right if Account("x", role).may(right)} for role in Role}
    assert may[Role.READER] == {Right.ORIGINALS}
    assert may[Role.UPLOADER] == {Right.ORIGINALS, Right.UPLOAD}
    assert may[Role.VERIFIER] == {Right.CONFIRM}
    assert may[Role.COMPOSER] == {Right.ORIGINALS, Right.UPLOAD, Right.CURATE, Right.PLAN}
    assert may[Role.ADMIN] == set(Right) - {Right.CONFIRM}


def test_only_a_verifikator_sees_one_kecamatan_only_and_confirms_it():
    accounts = [Account("x", role, kecamatan="64.09.02") for role in (Role.VERIFIER, Role.UPLOADER)]
    assert [one.sees_only for one in accounts] == ["64.09.02", ""]
    assert [one.confirmation for one in accounts] == ["pengesahan_64.09.02.json", ""]
