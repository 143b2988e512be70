import importlib.util
import zipfile
from pathlib import Path

import pytest

from stunting.catalogue.area_store import ARCHIVE, AreaStore

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path):
    """CSV files as the package has them, of an invented province with typing slips."""
    files = {
        "provinces": "code,name\n98,Contoh\n",
        "regencies": "code,province_code,name\n98.01,98,Kabupaten Satu\n98.71,98,Kota Administrasi Dua\n",
        "districts": "code,regency_code,name\n98.01.02,98.01,Hilir  Raya\n98.01.01,98.01,Hulu\n",
        "villages": "code,district_code,name\n"
        '98.01.02.2001,98.01.02,"Ta""an"\n98.01.01.1001,98.01.01,Pasar.\n98.01.01.2002,98.01.01,Lama*\n',
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_archive_gives_back_the_tables(script, folder):
    script.build(folder, folder / "areas.zip")
    store = AreaStore(folder / "areas.zip")
    assert [(area.code, area.kind, area.name) for area in store.children("98")] == [
        ("98.01", "kabupaten", "Satu"),
        ("98.71", "kota", "Dua"),
    ]
    assert store.area("98.01.02").name == "Hilir Raya"
    assert [(area.code, area.kind, area.name) for area in store.children("98.01.01")] == [
        ("98.01.01.1001", "kelurahan", "Pasar"),
        ("98.01.01.2002", "desa", "Lama"),
    ]
    assert store.area("98.01.02.2001").name == "Ta'an"


def test_the_archive_says_where_each_name_occurs(script, folder):
    script.build(folder, folder / "areas.zip")
    assert AreaStore(folder / "areas.zip").names() == [
        "contoh\t98",
        "dua\t98.71",
        "hilirraya\t98.01",
        "hulu\t98.01",
        "kotadua\t98.71",
        "lama\t98.01",
        "pasar\t98.01",
        "satu\t98.01",
        "taan\t98.01",
    ]


def test_the_names_that_are_shipped_are_those_of_the_areas_beside_them(script):
    with zipfile.ZipFile(ARCHIVE) as archive:
        lines = {Path(name).stem: archive.read(name).decode().split("\n") for name in archive.namelist()}
    names, upper = lines.pop("names"), lines.pop("upper")
    assert names == script.name_lines(upper, lines.values())
    assert "kotabandung\t32.73" in names


def test_the_same_tables_give_the_same_bytes(script, folder):
    script.build(folder, folder / "one.zip")
    script.build(folder, folder / "two.zip")
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()


def test_a_regency_that_is_neither_kabupaten_nor_kota_stops_the_build(script, folder):
    (folder / "regencies.csv").write_text("code,province_code,name\n98.01,98,Satu\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"98\.01: neither Kabupaten nor Kota"):
        script.build(folder, folder / "areas.zip")
