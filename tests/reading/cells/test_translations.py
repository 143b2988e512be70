import pytest

from stunting.reading.cells.translations import without_translation


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("REMATRI TTD Adolescent girls taking iron tablets", "REMATRI TTD"),
        ("BALITA / Akta kelahiran anak (%) / Birth certificates", "BALITA / Akta kelahiran anak (%)"),
        ("IMUNISASI DASAR LENGKP/Complete basic immunisation", "IMUNISASI DASAR LENGKP"),
        ("NO Number", "NO"),
        ("Sasaran / Target group", "Sasaran / sasaran"),
        ("Unmet need KB", "Unmet need KB"),
        ("Balita 6-59 bulan mendapat kapsul vitamin A", "Balita 6-59 bulan mendapat kapsul vitamin A"),
        ("Number of children", "Number of children"),
    ],
)
def test_only_the_english_end_of_a_label_goes(written, kept):
    assert without_translation(written) == kept
