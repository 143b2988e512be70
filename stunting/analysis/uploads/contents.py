"""What each upload holds, so that files are found by an indicator or an area in them."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import Dataset


@dataclass(frozen=True, slots=True)
class FileContents:
    """What was read from a file: how many numbers, of which indicators (short names), areas and periods."""

    numbers: int
    indicators: tuple[str, ...]
    kecamatan: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[str, ...]

    def mentions(self, words: str, name: str) -> bool:
        """Whether each of some words stands in the name of the file, or in that of an indicator or area."""
        texts = " ".join((name, *self.indicators, *self.kecamatan, *self.areas)).casefold()
        return all(word in texts for word in words.casefold().split())


NOTHING_READ = FileContents(0, (), (), (), ())


def contents_of_files(dataset: Dataset, catalogue: Catalogue) -> dict[str, FileContents]:
    """What each file of a data set that holds numbers is about, by its name."""
    rows = dataset.observations
    rows = rows[rows["value"].notna()]
    found = {}
    for file, own in rows.groupby("file", sort=False, observed=True):
        texts = {
            name: tuple(text for text in own[name].astype("str").unique() if text)
            for name in ("indicator", "kecamatan", "area", "period")
        }
        known = [one for id in texts["indicator"] if (one := catalogue.indicator(id))]
        names = tuple(dict.fromkeys(one.short_name for one in known))
        found[str(file)] = FileContents(len(own), names, texts["kecamatan"], texts["area"], texts["period"])
    return found
