from stunting.catalogue.indicators import load_catalogue
from stunting.charts.funnel import funnel_plot
from tests.builders import DESA
from tests.charts.rows import frame, ifa, row

CATALOGUE = load_catalogue()
CODES = list(DESA)


def test_desa_beyond_chance_are_named_and_those_of_few_people_are_not():
    """Nine of 1,000 at 80 % and one at 70 %, 0 of 3 and one without numbers; 7,900 of 10,003 is 78,98 %.

    z of the one is -7, drawn in to a tenth: chance and the usual spread do not explain it.
    """
    rows = [ifa(code, 800, 1000, "near", 100) for code in CODES[:9]]
    rows += [ifa(CODES[9], 700, 1000, "behind", 200), ifa(CODES[10], 0, 3, "far", 3), row(CODES[11])]
    chart = funnel_plot(frame(*rows), CATALOGUE, "pregnant_ifa_90")
    assert chart.title == (
        f"TTD 90 tablet ibu hamil: dari 11 desa/kelurahan 1 di bawah sebaran lazim ({DESA[CODES[9]]})"
    )
    assert "1 desa/kelurahan tanpa jumlah orang tidak digambar." in chart.note
    places = dict(zip(chart.table["Desa/kelurahan"], chart.table["Letak"], strict=True))
    assert places[DESA[CODES[9]]] == "di bawah sebaran lazim"
    assert places[DESA[CODES[10]]] == "dalam sebaran lazim"
    drawn = [trace for trace in chart.figure.data if trace.mode == "markers"]
    assert [len(trace.x) for trace in drawn] == [10, 1]


def test_too_few_desa_say_so():
    chart = funnel_plot(frame(ifa(CODES[0], 1, 2, "far", 1)), CATALOGUE, "pregnant_ifa_90")
    assert chart.title.endswith("perlu paling sedikit lima desa/kelurahan dengan jumlah orang")
