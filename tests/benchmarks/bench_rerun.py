"""Server time of a rerun of every page at kabupaten size: `python tests/benchmarks/bench_rerun.py`.

The script run is timed as AppTest runs it, without a browser: median and slowest of the reruns after the
first run, with the invented data of 54 desa, and the processor's time of the median, which others at work on
the machine disturb less. A rerun should stay under 50 ms.

What AppTest puts in the place of a browser (its cookies, its theme) is made of mocks for each question, up to
a ms a run; a server has it at hand. So the pages are told here at once that there is none.
"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from streamlit.runtime import context  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from stunting.ui.visit.session import workspace_of  # noqa: E402
from tests.builders import ppu_dataset  # noqa: E402
from tests.pages.screens import PAGES  # noqa: E402

RERUNS = 15


def seconds(app: AppTest) -> tuple[float, float]:
    """Time and processor's time of one run."""
    start, busy = time.perf_counter(), time.process_time()
    app.run()
    return time.perf_counter() - start, time.process_time() - busy


def main() -> None:
    context._get_client_context = lambda: None
    workspace = workspace_of(ppu_dataset())
    print(f"{'page':34} {'first ms':>9} {'median ms':>10} {'slowest ms':>11} {'processor ms':>13}")
    for script in PAGES:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        app.session_state["workspace"] = workspace
        app.query_params["kecamatan"] = "Sepaku"
        app.run()
        app.switch_page(script)
        first, _ = seconds(app)
        reruns, busy = zip(*(seconds(app) for _ in range(RERUNS)), strict=True)
        if app.exception or app.error:
            raise SystemExit(f"{script} failed: {app.exception or app.error}")
        print(
            f"{script:34} {1000 * first:9.0f} {1000 * statistics.median(reruns):10.1f} "
            f"{1000 * max(reruns):11.1f} {1000 * statistics.median(busy):13.1f}"
        )


if __name__ == "__main__":
    main()
