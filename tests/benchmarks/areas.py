"""Times the gazetteer and the matching of areas: python tests/benchmarks/areas.py."""

import time

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.reading.context import Context
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow

ROUNDS = 5


def best_of(work):
    """Shortest time of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def fresh():
    """A gazetteer that has read nothing but the upper levels yet."""
    return load_gazetteer.__wrapped__()


def written_areas(gazetteer, province):
    """All desa of a province as a long table names them: desa, "kabupaten / kecamatan"."""
    records = [
        (desa.name.upper(), f"{kabupaten.kind} {kabupaten.name} / {kecamatan.name}", "", "desa")
        for kabupaten in gazetteer.children(province)
        for kecamatan in gazetteer.kecamatan(kabupaten.code)
        for desa in gazetteer.desa(kecamatan.code)
    ]
    return [AreaRow(*record) for record in records]


def main():
    print(f"load, upper levels          {best_of(fresh):7.1f} ms")
    print(f"load, one kabupaten by name {best_of(lambda: fresh().index('64.09')):7.1f} ms")
    recognised = best_of(lambda: fresh().recognise_kabupaten([("Babulu", "")]))
    print(f"load, recognise a kabupaten {recognised:7.1f} ms")
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    for province in ("33", "76"):
        areas = written_areas(gazetteer, province)
        context = Context(catalogue, gazetteer, province)
        spent = best_of(lambda areas=areas, context=context: match_areas(areas, context))
        matched = sum(bool(one.code) for one in match_areas(areas, context).found)
        print(f"match {len(areas):5d} desa of {province}      {spent:7.1f} ms, {matched} matched")


if __name__ == "__main__":
    main()
