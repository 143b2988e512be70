import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.areas import AreaLevel


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def test_ppu_has_4_kecamatan_and_54_desa(gazetteer):
    assert [area.name for area in gazetteer.kecamatan("64.09")] == ["Penajam", "Waru", "Babulu", "Sepaku"]
    desa = gazetteer.desa("64.09")
    assert len(desa) == 54
    assert sum(area.kind == "kelurahan" for area in desa) == 24


def test_codes_of_kemendagri_and_bps_in_any_writing(gazetteer):
    for written in ("64.09.01.1001", "6409011001", "6409011001.0", "6409030001", "6409030001.0"):
        assert gazetteer.area(written).name == "Tanjung Tengah"
    assert gazetteer.area("64.09").level is AreaLevel.KABUPATEN
    assert gazetteer.area("6409020").name == "Waru"
    assert gazetteer.area("64.09.99") is None
    assert gazetteer.area("Penajam") is None
