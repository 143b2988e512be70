import pandas as pd
import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.decisions import Decision, DecisionKind
from stunting.reading.areas import is_area_vocabulary, match_areas


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def matched(gazetteer, *rows, **options):
    """Matches rows given as "area" or (area, parent, code, level) with later parts left out."""
    full = [((row,) if isinstance(row, str) else row) for row in rows]
    frame = pd.DataFrame(
        [(*row, "", "", "")[:4] for row in full], columns=["area", "parent", "code", "level"], dtype="str"
    )
    return match_areas(frame, gazetteer, **options)


def codes(matching):
    return matching.frame["area_code"].tolist()


def test_the_four_kecamatan_name_their_kabupaten(gazetteer):
    matching = matched(gazetteer, "PENAJAM", "Waru", "Babulu", "Kec. Sepaku")
    assert matching.kabupaten == "64.09"
    assert codes(matching) == ["64.09.01", "64.09.02", "64.09.03", "64.09.04"]
    assert matching.frame["area_level"].tolist() == ["kecamatan"] * 4
    assert matching.frame["certain"].all()
    assert matching.unmatched == ()


def test_waru_is_a_kecamatan_and_a_kelurahan(gazetteer):
    matching = matched(
        gazetteer,
        ("Waru", "Waru"),
        ("Waru", "", "", "kecamatan"),
        ("Waru", "", "", "desa"),
        "Kel. Waru",
        "Kec. Waru",
        kabupaten="64.09",
    )
    assert codes(matching) == ["64.09.02.1003", "64.09.02", "64.09.02.1003", "64.09.02.1003", "64.09.02"]


def test_a_decision_goes_before_everything(gazetteer):
    decision = Decision(DecisionKind.AREA, "Sepaku / Desa Lama", "64.09.04.2004")
    no_area = Decision(DecisionKind.AREA, " / Penajam", "")
    matching = matched(
        gazetteer, ("Desa Lama", "Sepaku"), "Penajam", kabupaten="64.09", decisions=[decision, no_area]
    )
    assert codes(matching) == ["64.09.04.2004", ""]
    assert matching.frame["desa"].tolist() == ["Bumi Harapan", ""]
    assert matching.frame["area_level"].tolist() == ["desa", "other"]


def test_share_of_area_names(gazetteer):
    assert is_area_vocabulary(["Semoi II", "SEPAKU", "Laki-laki", "Jumlah"], gazetteer) == 0.5
    assert is_area_vocabulary(["Semoi II", "Susukan"], gazetteer, "64.09") == 0.5
