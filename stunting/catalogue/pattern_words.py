"""Words for totals, levels of area and quarters, as alternatives of patterns, for all that read text."""

from __future__ import annotations

from stunting.model.areas import AreaLevel

TOTAL = "jumlah|total"
PROVINSI = "provinsi|prov"
KABUPATEN = "kabupaten|kab"
KECAMATAN = "kecamatan|kec"
DESA = "desa|kelurahan"
DESA_SHORT = "kel|ds"
"""Short only before a name or in a header: alone in a text they mean too many other things."""
LOCAL_DESA = "nagari|gampong|kampung|kalurahan|pekon|tiyuh|lembang|nagori"
LOCAL_KECAMATAN = "distrik|kapanewon|kemantren"
"""What desa and kecamatan are called in some provinces."""
QUARTER = "triwulan|tribulan|trw|tw"

LEVEL_OF_WORD = {
    word: level
    for level, words in (
        (AreaLevel.PROVINSI, PROVINSI),
        (AreaLevel.KABUPATEN, f"{KABUPATEN}|kota"),
        (AreaLevel.KECAMATAN, KECAMATAN),
        (AreaLevel.DESA, f"{DESA}|{DESA_SHORT}"),
    )
    for word in words.split("|")
}
"""Level of area by the word before a name."""
