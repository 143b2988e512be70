"""Seconds for matching headers: a wide matrix, the same again, and many unlike headers.

Run from the project's root: python tests/benchmarks/header_matching.py
"""

import random
import time

from stunting.catalogue.indicators import load_catalogue
from stunting.reading.meaning.indicators import IndicatorMatcher

CONTEXT = "Cakupan MATRIKS LAYANAN 2024 KABUPATEN PENAJAM PASER UTARA matriks 2024"
BELOW = ("Sasaran", "Capaian", "%", "L", "P", "Jumlah")


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main():
    catalogue = load_catalogue()
    indicators = list(catalogue.indicators.values())
    wide = [f"{one.target_group} / {one.name} / {below}" for one in indicators for below in BELOW][:180]
    words = [*" ".join(one.name for one in indicators).split(), "padi", "luas", "panen", "ternak", "murid"]
    chance = random.Random(1)
    many = [" ".join(chance.choices(words, k=chance.randint(2, 9))) for _ in range(3000)]
    matcher = IndicatorMatcher(catalogue)
    print(f"180 headers of a matrix:  {seconds(lambda: matcher.match_many(wide, CONTEXT)):.4f} s")
    print(f"the same again:           {seconds(lambda: matcher.match_many(wide, CONTEXT)):.4f} s")
    print(f"3,000 unlike headers:     {seconds(lambda: matcher.match_many(many, CONTEXT)):.4f} s")


if __name__ == "__main__":
    main()
