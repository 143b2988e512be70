"""Areas along one side of a table, as written and as recognised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.model.evidence import Certainty
from stunting.reading.layout.fingerprints import area_subject


@dataclass(frozen=True, slots=True)
class TableAreas:
    """Areas along the side of a table that names them (its rows, or its value columns).

    Its parts have one entry per row (or column); `total` marks totals and subtotals of areas.
    """

    area: tuple[str, ...]
    parent: tuple[str, ...]
    level: tuple[str, ...]
    code: tuple[str, ...]
    kecamatan: tuple[str, ...]
    desa: tuple[str, ...]
    total: npt.NDArray[np.bool_]
    certain: npt.NDArray[np.bool_]
    score: npt.NDArray[np.float64]
    certainty: tuple[Certainty, ...]
    because: tuple[str, ...]
    """Why an area is not sure; empty where it is."""
    put_away: npt.NDArray[np.bool_]
    """Names of which a person said that they are no area."""

    @property
    def steps(self) -> tuple[str, ...]:
        """What decisions of people did with the areas."""
        if not self.put_away.any():
            return ()
        names = ", ".join(dict.fromkeys(np.array(self.area)[self.put_away].tolist()))
        return (f"Disisihkan karena bukan wilayah menurut keputusan: {names}.",)

    def subjects(self) -> list[str]:
        """How decisions name the areas."""
        names = zip(self.parent, self.area, strict=True)
        return [area_subject(f"{parent} / {name}") for parent, name in names]
