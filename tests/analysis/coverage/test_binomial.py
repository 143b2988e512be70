import math

import numpy as np
import pytest

from stunting.analysis.coverage.binomial import binomial_deviation


def test_the_deviation_of_a_share_with_half_a_case_added():
    """40 of 100 and 0 of 5 count as 40.5 of 101 and 0.5 of 6; 6 of 5 has none."""
    shares, people = np.array([0.4, 0.0, 1.2, np.nan, 0.4]), np.array([100.0, 5.0, 5.0, 5.0, np.nan])
    expected = [math.sqrt(40.5 * 60.5 / 101**3), math.sqrt(0.5 * 5.5 / 6**3), 0.0, 0.0, 0.0]
    assert binomial_deviation(shares, people).tolist() == pytest.approx(expected)
