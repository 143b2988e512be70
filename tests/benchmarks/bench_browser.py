"""What a person at a screen meets, in Chromium: `python tests/benchmarks/bench_browser.py`.

Rows of the score card that are seen at once, how long it takes from a choice to the page redrawn, what the
first view of *Ringkasan* costs on the wire beyond the files of Streamlit itself, and how many screens long
each page is on a laptop and on a phone. Wanted: 18 rows, 300 ms, 300 kB, 4 screens (*Kecamatan* 1.5).
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from playwright.sync_api import sync_playwright  # noqa: E402

from stunting.ui.words import wording  # noqa: E402
from tests.browser.conftest import CHROMIUM_OPTIONS  # noqa: E402
from tests.browser.visitor import PARTS, PHONE, new_context, new_visitor  # noqa: E402
from tests.servers import running_server  # noqa: E402

CHOICES = ("Sepaku", "Babulu", "Waru", "Penajam", "Sepaku", "Babulu", "Waru")
DRAWN_MS = 1000
LEAD = "[...document.querySelectorAll('.lead')].map((one) => one.innerText).join()"


def length_of_pages(visitor, size):
    chosen = [f"kecamatan?kecamatan={name}" for name in ("Penajam", "Sepaku")]
    for address in [*(part.address for _, part in PARTS), *chosen]:
        visitor.open(address)
        # Components and charts are drawn after the script.
        visitor.page.wait_for_timeout(DRAWN_MS)
        print(f"{size:7} {address:30} {visitor.screens():5.2f} screens", flush=True)


def rows_seen(visitor):
    visitor.open("ringkasan")
    height = visitor.page.viewport_size["height"]
    boxes = (
        visitor.card()
        .locator("tbody tr[data-row]")
        .evaluate_all("all => all.map((row) => row.getBoundingClientRect().bottom)")
    )
    box = visitor.card().locator(".scroll").evaluate("box => box.getBoundingClientRect().bottom")
    print(f"rows of the score card seen whole: {sum(bottom <= min(height, box) for bottom in boxes)}")


def bytes_of_first_view(laptop, address):
    """Of somebody who opens the link to a room that holds the sample data."""
    with new_visitor(laptop, address, keeps_cookies=True) as visitor:
        own, frames = [], []

        def follow(socket):
            socket.on("framereceived", lambda frame: frames.append(len(frame)))

        visitor.page.on(
            "response", lambda answer: own.append(answer) if "/static/" not in answer.url else None
        )
        visitor.page.on("websocket", follow)
        visitor.open("ringkasan")
        visitor.card()
        files = sum(answer.request.sizes()["responseBodySize"] for answer in own if answer.ok)
        told = sum(frames)
        print(
            f"first view of Ringkasan: {(files + told) / 1000:.0f} kB ({told / 1000:.0f} kB of it messages)"
        )


def time_of_choices(visitor):
    """From the click on an option until the answer of the page is another one and drawn."""
    visitor.open("ringkasan")
    # As the browser tells it: what Playwright needs to click is no time of a person.
    visitor.page.evaluate(
        "() => addEventListener('pointerup', () => { window.chosen = performance.now(); }, true)"
    )
    took = []
    for name in CHOICES:
        before = visitor.page.evaluate(LEAD)
        visitor.page.get_by_role("combobox", name=wording.KECAMATAN).first.click()
        option = visitor.page.get_by_role("option", name=name, exact=True)
        option.wait_for()
        option.click()
        drawn = f"before => {LEAD} !== before && performance.now() - window.chosen"
        took.append(visitor.page.wait_for_function(drawn, arg=before, polling="raf").json_value())
        visitor.settle()
    seen, again = took[: len(set(CHOICES))], took[len(set(CHOICES)) :]
    print(
        f"from a choice to the page: {statistics.median(again):.0f} ms, the first time {max(seen):.0f} ms",
        flush=True,
    )


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        with new_context(browser) as laptop:
            with new_visitor(laptop, address) as visitor:
                visitor.open()
                visitor.click(wording.SAMPLE_BUTTON)
                rows_seen(visitor)
                time_of_choices(visitor)
            bytes_of_first_view(laptop, address)
            with new_visitor(laptop, address, keeps_cookies=True) as visitor:
                length_of_pages(visitor, "laptop")
        with new_context(browser, **PHONE) as phone, new_visitor(phone, address) as visitor:
            visitor.open()
            visitor.click(wording.SAMPLE_BUTTON)
            length_of_pages(visitor, "phone")
        browser.close()


if __name__ == "__main__":
    main()
