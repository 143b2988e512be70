"""What a person may have to wait for at most, in seconds: an upload, and the first page over a slow line."""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.load.__main__ import own_files
from tests.load.server import served
from tests.load.visitor import visitor

_UPLOADS = 5
_BYTES_PER_S, _LATENCY_MS = 2_000_000 / 8, 50


@dataclass(frozen=True, slots=True)
class Goal:
    """What is waited for, the seconds it may take, and how they are measured."""

    name: str
    what: str
    most: float
    measure: Callable[[], float]


def goals() -> list[Goal]:
    """All of them."""
    return [
        Goal("upload", "upload of a month of 54 desa × 29 indicators until its first page stands", 2, upload),
        Goal("slow_line", "first page in an empty browser over 2 Mbit/s and 50 ms", 15, slow_line),
    ]


def upload() -> float:
    """Median of some uploads, each by a visitor of its own with other numbers, at a server in use."""

    async def all_of_them(port: int) -> list[float]:
        taken = []
        for file in own_files(_UPLOADS + 1, ("64.09",)):
            async with visitor(port) as one:
                await one.run()
                taken.append(await one.upload("bulan.xlsx", file))
        return taken[1:]

    with served() as server:
        return statistics.median(asyncio.run(all_of_them(server.port)))


def slow_line() -> float:
    """Median of three browsers that have nothing yet: from the address until the drop zone can be used."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    taken = []
    with served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for _ in range(3):
            context = browser.new_context()
            page = context.new_page()
            line = {"offline": False, "latency": _LATENCY_MS, "uploadThroughput": _BYTES_PER_S}
            context.new_cdp_session(page).send(
                "Network.emulateNetworkConditions", {**line, "downloadThroughput": _BYTES_PER_S}
            )
            start = time.perf_counter()
            page.goto(f"http://127.0.0.1:{server.port}/", timeout=120_000, wait_until="commit")
            page.get_by_test_id("stFileUploaderDropzone").first.wait_for(timeout=120_000)
            taken.append(time.perf_counter() - start)
            context.close()
        browser.close()
    return statistics.median(taken)
