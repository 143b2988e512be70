"""Thresholds of the checks of data quality."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QualityRules:
    """Thresholds of the checks, editable by the office. Sources: WHO Data Quality Tool, cd2030, DHIS2."""

    complete: float = 0.90
    """Share 0-1 of cells, areas or denominator below which data count as incomplete."""
    percent_points: float = 0.1
    """Points by which a printed percentage may differ from the recomputed one."""
    sasaran: float = 0.10
    """Relative difference from which two numbers of one sasaran are a finding."""
    measured: float = 0.01
    """Relative difference up to which BB/U, TB/U and BB/TB may differ: each leaves out its own outliers."""
    modified_z: float = 3.5
    time_deviations: float = 5.0
    """Robust standard deviations (1.4826 MAD) around the median of earlier periods."""
    time_ratio: float = 0.33
    min_areas: int = 5
    """Areas that an outlier among areas needs for company."""
    min_earlier: int = 8
    """Earlier periods that an outlier in time needs: with 3 of them pure noise gives one in five."""
    false_share: float = 0.05
    """Share of false ones that findings of chance may hold together."""
    zero_chance: float = 0.001
    """Chance of a true zero, given the share of the neighbours, below which it is doubted."""
    zero_share: float = 0.20
    """Median share of the neighbours from which a printed 0 % is doubted."""
    rounded_values: int = 20
    """Values that the check of last digits needs."""
    rounded_share: float = 0.40
    """Share of values ending in 0 or 5 from which they count as rounded (by chance a fifth)."""
    repeated_areas: int = 4
    repeated_periods: float = 0.5
