import pytest

from stunting.catalogue.area_index import official_keys
from stunting.catalogue.area_likeness import is_shortened, may_be_misspelt
from stunting.catalogue.area_names import canonical_words, normalise_name, sound_key, written_name
from stunting.catalogue.area_store import AreaStore


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Kel. Nipah-Nipah", "nipahnipah"),
        ("DESA GIRI MUKTI", "girimukti"),
        ("Desa/Kel. Waru", "waru"),
        ("Kelurahan/Desa : Waru", "waru"),
        ("KEC.SEPAKU", "sepaku"),
        ("01. Kec. Sepaku", "sepaku"),
        ("a. Penajam", "penajam"),
        ("64.09.01 Penajam", "penajam"),
        ("[6409030] PENAJAM", "penajam"),
        ("B a w a n g", "bawang"),
        ("0 1. B l o o t o", "blooto"),
        ("K o t a   B a r u", "kotabaru"),
        ("Desa S e m o i   I I", "semoidua"),
        ("Semoi II", "semoidua"),
        ("Semoi 2", "semoidua"),
        ("SemoiDua", "semoidua"),
        ("X Koto", "sepuluhkoto"),
        ("Salo Loang\u00b9)", "saloloang"),
        ("Penajam *)", "penajam"),
        ("Waru (Kelurahan)", "waru"),
        ('Ra"as', "raas"),
        ("Kab. Bandung", "bandung"),
        ("Kota Bandung", "kotabandung"),
        ("Kodya Bandung", "kotabandung"),
        ("KABUPATENBEKASI", "bekasi"),
        ("Kota Adm. Jakarta Pusat", "kotajakartapusat"),
        ("UPT Puskesmas Sepaku I", "sepakusatu"),
        ("UPTD PKM Waru", "waru"),
        ("JUMLAH KECAMATAN SEPAKU", "sepaku"),
        ("", ""),
        ("Jumlah", ""),
        ("-", ""),
    ],
)
def test_normalised_names(written, key):
    assert normalise_name(written) == key


def test_what_stands_before_a_name_is_kept():
    assert written_name("Jumlah Kec. Sepaku").total
    assert written_name("Jumlah Kec. Sepaku").kind == "kecamatan"
    assert written_name("Waru (Kel.)").kind == "kelurahan"
    assert written_name("6409030 Penajam").code == "6409030"
    assert written_name("Jumlah Kab/Kota").kind == "kabupaten"
    assert written_name("Total (Kabupaten/Kota)").kind == "kabupaten"


def test_a_kelurahan_may_be_named_kabupaten():
    """There is one in Klaten (33.10.25.1002)."""
    assert normalise_name("Kabupaten") == "kabupaten"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Purwonegoro", "Purwanegara"),
        ("Sei Parit", "Sungai Parit"),
        ("Tj. Tengah", "Tanjung Tengah"),
        ("Soekaradja", "Sukaraja"),
        ("Gunung Mulya", "Gunung Mulia"),
        ("Nipah", "Nipah-Nipah"),
        ("Makasar", "Makassar"),
    ],
)
def test_names_that_sound_the_same(one, other):
    assert written_name(one).sound == written_name(other).sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gunung Mulia", "Gunung Makmur"),
        ("Labangka", "Labangka Barat"),
        ("Sepan", "Sepaku"),
        ("Riko", "Rintik"),
    ],
)
def test_names_that_do_not_sound_the_same(one, other):
    assert written_name(one).sound != written_name(other).sound


@pytest.mark.parametrize(
    ("written", "official", "expected"),
    [
        ("Sotak", "Sotek", True),
        ("Sesulo", "Sesulu", True),
        ("Pantai Lnago", "Pantai Lango", True),
        ("Riku", "Riko", False),  # four letters: too short for a slip
        ("Semoi Tiga", "Semoi Dua", False),
        ("Sidomulyo Barat", "Sidomulyo Timur", False),
        ("Labangka", "Labangka Barat", False),
        ("Gunung Mulia", "Gunung Makmur", False),
    ],
)
def test_slips(written, official, expected):
    words = canonical_words(official.lower())
    assert may_be_misspelt(written_name(written), words) is expected


@pytest.mark.parametrize(
    ("written", "official", "expected"),
    [
        ("Purworejo Klp", "Purworeja Klampok", True),
        ("Labangka Brt", "Labangka Barat", True),
        ("Bb. Darat", "Babulu Darat", True),
        ("B. D.", "Babulu Darat", False),  # nothing to hold on to
        ("Babulu", "Babulu Darat", False),
        ("Babulu Laut", "Babulu Darat", False),
    ],
)
def test_shortened_names(written, official, expected):
    words = canonical_words(official.lower())
    assert is_shortened(written_name(written), words) is expected


def test_short_way_and_long_way_of_normalising_agree_for_the_whole_country():
    """Most official names take a short way in `official_keys`; it must give what the long way gives."""
    differing = []
    for code, kind, name in AreaStore().names_under(""):
        written = written_name(f"Kota {name}" if kind == "kota" else name)
        if written.key not in set(official_keys(name, kind)):
            differing.append((code, name))
    assert differing == []


def test_sound_key_of_nothing():
    assert sound_key(()) == ""


@pytest.mark.parametrize(
    "written",
    ["64.09.02.1003 Waru", "64.09.02.1003 - Waru", "Waru (64.09.02.1003)", "Kel. Waru - 6409021003"],
)
def test_a_code_stands_before_or_behind_a_name(written):
    assert (written_name(written).key, written_name(written).code) == ("waru", "6409021003")


@pytest.mark.parametrize(
    "written",
    ["KUA Waru", "KUA Kec. Waru", "Kantor Camat Waru", "UPTD PPKB Kec. Waru", "Balai Penyuluhan KB Waru"],
)
def test_an_office_of_which_each_kecamatan_has_one_names_it(written):
    assert (written_name(written).key, written_name(written).kind) == ("waru", "kecamatan")
