"""The country as it is kept: what was written is read again, and of the desa only those asked for."""

import pandas as pd
import pytest

from stunting.analysis.coverage.country import sums_at
from stunting.archive.country import FOLDER, keep_country, kept_country
from stunting.model.areas import AreaLevel
from stunting.model.country import COUNTRY


def rows(codes, served=5.0):
    frame = pd.DataFrame({"area_code": codes, "indicator": "exclusive", "period": "2024"})
    frame = frame.astype("category").assign(numerator=served, denominator=10.0, areas=1)
    return COUNTRY.check(frame)


def keep(folder, desa):
    keep_country(folder, desa, sums_at(desa, AreaLevel.KECAMATAN))


def test_nothing_is_kept_at_first(tmp_path):
    assert kept_country(tmp_path) is None


def test_the_desa_of_one_kecamatan_are_read(tmp_path):
    # 35.01.10 begins as 35.01.1 would, and is another kecamatan.
    codes = ["35.01.10.2001", "35.01.01.2002", "64.09.01.1001", "35.01.01.2001"]
    keep(tmp_path, rows(codes))
    found = kept_country(tmp_path).desa("35.01.01")
    assert found["area_code"].tolist() == ["35.01.01.2001", "35.01.01.2002"]
    assert found["numerator"].tolist() == [5.0, 5.0]


def test_the_sums_are_read(tmp_path):
    keep(tmp_path, rows(["35.01.01.2002", "35.01.01.2001", "64.09.01.1001"]))
    sums = kept_country(tmp_path).sums()
    assert dict(zip(sums["area_code"], sums["numerator"], strict=True)) == {"35.01.01": 10.0, "64.09.01": 5.0}


def test_a_newer_country_takes_the_place_of_the_older_one(tmp_path):
    keep(tmp_path, rows(["35.01.01.2001"]))
    before = kept_country(tmp_path).version
    keep(tmp_path, rows(["64.09.01.1001"], served=7.0))
    now = kept_country(tmp_path)
    assert now.version != before
    assert now.sums()["area_code"].tolist() == ["64.09.01"]
    assert [path.name for path in (tmp_path / FOLDER).iterdir() if path.is_dir()] == [now.version]


def test_one_that_cannot_be_written_leaves_the_older_one(tmp_path, monkeypatch):
    keep(tmp_path, rows(["35.01.01.2001"]))
    before = kept_country(tmp_path).version

    def fail(*_):
        raise OSError("full")

    monkeypatch.setattr("stunting.archive.country.os.replace", fail)
    with pytest.raises(OSError, match="full"):
        keep(tmp_path, rows(["64.09.01.1001"]))
    assert kept_country(tmp_path).version == before
    assert kept_country(tmp_path).sums()["area_code"].tolist() == ["35.01.01"]
