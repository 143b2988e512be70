"""Times the charts of coverage and the size of what they send: python -m tests.benchmarks.bench_charts."""

from __future__ import annotations

import statistics
import time

from tests.charts.test_any_coverage import CHARTS, FRAMES

ROUNDS = 7


def main() -> None:
    """One line per chart for a kabupaten and for a province: median milliseconds and kilobytes of JSON."""
    for size in ("all", "a province"):
        rows = FRAMES[size]()
        print(f"{size}: {len(rows)} coverage rows")
        for name, draw in CHARTS.items():
            times = []
            for _ in range(ROUNDS):
                start = time.perf_counter()
                chart = draw(rows)
                times.append(1000 * (time.perf_counter() - start))
            kilobytes = len(chart.figure.to_json()) / 1024
            print(f"  {name:14s}{statistics.median(times):7.0f} ms{kilobytes:7.0f} kB")


if __name__ == "__main__":
    main()
