"""A small form of the women given tablets, as an office would send it."""

from stunting.pipeline import Upload

TITLE = "CAKUPAN TTD 90 TABLET IBU HAMIL {period} KABUPATEN PENAJAM PASER UTARA"
HEADER = "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet"
WARU = "1;Waru;Api-api;50;40", "2;Waru;Sesulu;60;30"
SEPAKU = "1;Sepaku;Bukit Raya;20;10", "2;Sepaku;Suka Raja;30;15"


def form(name, rows=WARU, period="TAHUN 2024", header=HEADER, title=TITLE):
    return Upload(name, "\n".join([title.format(period=period), "", header, *rows]).encode())
