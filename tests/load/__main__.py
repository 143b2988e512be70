"""What many visitors wait for: python -m tests.load WHAT [--visitors N] [--workers W] [--minutes M].

Starts a server of its own on a free port of this machine, with a data folder of its own, and lets visitors
walk through it over real websockets, with cookies as a browser has them. Nothing leaves the machine.

meeting  all open the dashboard at once, take the sample data and walk eight pages; then others do the same
own      as the meeting, each with a workbook of their own in place of the sample data
clicks   the visitors open pages in any order for some minutes, with a second between
stall    one visitor uploads 50 MB while the others go on
memory   what one more visitor of the same data takes, and one with data of their own
pages    processor time of each page: the first visitor of a server, and later ones
"""

from __future__ import annotations

import argparse
import asyncio
import io
import random
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

from tests.benchmarks.matrices import write_month
from tests.load.server import Server, served
from tests.load.visitor import PAGES, Visitor, visitor

PAUSE_S, CLICK_PAUSE_S = 0.2, 1.0
KABUPATEN = ("64.09", "33.01", "35.01", "32.03", "73.01", "53.01", "12.01", "61.01")
"""Their official desa are in the workbooks of visitors; the numbers in them are invented."""
Taken: TypeAlias = dict[str, list[float]]


async def walk(server: Server, taken: Taken, file: bytes | None) -> None:
    """One visitor's way through the dashboard, with the sample data or a file."""
    async with visitor(server.port) as one:
        taken.setdefault("first page", []).append(await one.run())
        await _take_data(one, taken, file)
        for page in PAGES:
            await asyncio.sleep(PAUSE_S)
            taken.setdefault(page, []).append(await one.open(page))
        taken.setdefault("errors", []).append(one.errors)


async def _take_data(one: Visitor, taken: Taken, file: bytes | None) -> None:
    if file is None:
        taken.setdefault("sample data", []).append(await one.take_samples())
    else:
        taken.setdefault("upload", []).append(await one.upload("data_kantor.xlsx", file))


def meeting(visitors: int, files: Sequence[bytes | None], workers: int) -> None:
    """A meeting at a server that was just started, then one more."""
    with served(workers) as server:
        for which in ("a server just started", "the same server"):
            taken: Taken = {}

            async def together(taken: Taken = taken) -> None:
                await asyncio.gather(*(walk(server, taken, files[at]) for at in range(visitors)))

            asyncio.run(together())
            _print(f"{visitors} visitors, {workers} workers, {which}", taken)


def clicks(visitors: int, minutes: float, workers: int) -> None:
    """Visitors who open pages in any order."""
    taken: Taken = {}

    async def click(server: Server, seed: int) -> None:
        draw, until = random.Random(seed), time.monotonic() + 60 * minutes
        async with visitor(server.port) as one:
            await one.run()
            await one.take_samples()
            while time.monotonic() < until:
                await asyncio.sleep(draw.uniform(0.5, 1.5) * CLICK_PAUSE_S)
                page = draw.choice(PAGES)
                taken.setdefault(page, []).append(await one.open(page))
            taken.setdefault("errors", []).append(one.errors)

    async def together(server: Server) -> None:
        await asyncio.gather(*(click(server, seed) for seed in range(visitors)))

    with served(workers) as server:
        asyncio.run(together(server))
        _print(f"{visitors} visitors clicking for {minutes:g} minutes", taken)
        print(f"{sum(len(taken[page]) for page in PAGES)} pages, memory {server.memory_mb:.0f} MB")


def stall(visitors: int) -> None:
    """The others' waiting before and while one visitor uploads a file as large as any may be."""
    data = _large_file()
    before: Taken = {}
    while_: Taken = {}

    async def go_on(one: Visitor, taken: Taken, until: Callable[[], bool], seed: int) -> None:
        draw = random.Random(seed)
        while not until():
            await asyncio.sleep(PAUSE_S)
            page = draw.choice(PAGES)
            taken.setdefault(page, []).append(await one.open(page))

    async def beside(port: int, seed: int, done: asyncio.Event, ready: asyncio.Barrier) -> None:
        async with visitor(port) as one:
            await one.run()
            await one.take_samples()
            for page in PAGES:
                await one.open(page)
            await ready.wait()
            calm = time.monotonic() + 10
            await go_on(one, before, lambda: time.monotonic() > calm, seed)
            await ready.wait()
            await go_on(one, while_, done.is_set, seed)

    async def upload(port: int, done: asyncio.Event, ready: asyncio.Barrier) -> float:
        async with visitor(port) as one:
            await one.run()
            await ready.wait()
            await ready.wait()
            try:
                return await one.upload("besar.xlsx", data)
            finally:
                done.set()

    async def together(server: Server) -> float:
        done, ready = asyncio.Event(), asyncio.Barrier(visitors + 1)
        others = [beside(server.port, seed, done, ready) for seed in range(visitors)]
        return (await asyncio.gather(upload(server.port, done, ready), *others))[0]

    with served() as server:
        took = asyncio.run(together(server))
        _print(f"{visitors} visitors before an upload of {len(data) / 1e6:.0f} MB", before)
        _print(f"and during it ({took:.1f} s)", while_)


def memory(visitors: int) -> None:
    """MB that a server takes for each further visitor."""

    async def stay(server: Server, files: Sequence[bytes | None]) -> list[float]:
        held: list[Any] = []
        sizes = []
        for file in files:
            coming = visitor(server.port)
            held.append(coming)
            one = await coming.__aenter__()
            await one.run()
            await _take_data(one, {}, file)
            for page in PAGES:
                await one.open(page)
            sizes.append(server.memory_mb)
        for coming in held:
            await coming.__aexit__(None, None, None)
        return sizes

    for what, files in (("the same data", [None] * visitors), ("data of their own", own_files(visitors))):
        with served() as server:
            sizes = asyncio.run(stay(server, files))
        warm = visitors // 4
        each = (sizes[-1] - sizes[warm]) / (visitors - 1 - warm)
        print(f"{what}: first visitor {sizes[0]:.0f} MB, {visitors} visitors {sizes[-1]:.0f} MB", end=", ")
        print(f"each further one {each:.1f} MB")


def pages(visitors: int) -> None:
    """Processor time of the server for each page."""
    walks: list[Taken] = []

    async def measured(server: Server) -> None:
        taken: Taken = {}
        walks.append(taken)
        async with visitor(server.port) as one:
            steps: list[tuple[str, Callable[[], Coroutine[Any, Any, float]]]] = [
                ("first page", one.run),
                ("sample data", one.take_samples),
                *((page, lambda page=page: one.open(page)) for page in PAGES),
            ]
            for name, step in steps:
                start = server.processor_s
                await step()
                taken[name] = [server.processor_s - start]

    async def together(server: Server) -> None:
        # One stays: Streamlit forgets compiled pages when the last visitor has gone.
        async with visitor(server.port) as one:
            await one.run()
            for _ in range(visitors + 1):
                await measured(server)

    with served() as server:
        asyncio.run(together(server))
    first, *later = walks
    print(f"processor time in ms\n{'':14} {'first':>8} {'later':>8}")
    for name in first:
        mean = statistics.mean(taken[name][0] for taken in later)
        print(f"{name:14} {1000 * first[name][0]:8.0f} {1000 * mean:8.1f}")


def own_files(count: int, kabupaten: Sequence[str] = KABUPATEN) -> list[bytes]:
    """Workbooks of a month of a kabupaten, each with other numbers."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matriks.xlsx"
        for number in range(count):
            code = kabupaten[number % len(kabupaten)]
            write_month(path, code, 2000 + number // 12, number % 12 + 1)
            found.append(path.read_bytes())
    return found


def _large_file() -> bytes:
    """A workbook of nearly 50 MB, as large as a file may be: 84,000 rows of 100 invented numbers.

    Its sheet is written as text: a library takes minutes for it.
    """
    draw = random.Random(84_000)
    head = "".join(f'<c t="inlineStr"><is><t>Layanan {at}</t></is></c>' for at in range(100))
    rows = [f"<row>{head}</row>"]
    for _ in range(84_000):
        numbers = draw.getrandbits(1600).to_bytes(200)
        cells = (f"<c><v>{numbers[at] * 256 + numbers[at + 1]}</v></c>" for at in range(0, 200, 2))
        rows.append(f"<row>{''.join(cells)}</row>")
    empty = io.BytesIO()
    with xlsxwriter.Workbook(empty) as book:
        book.add_worksheet("Rekap")
    whole = io.BytesIO()
    with zipfile.ZipFile(empty) as parts, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as large:
        for name in parts.namelist():
            text = parts.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace("<sheetData/>", f"<sheetData>{''.join(rows)}</sheetData>")
            large.writestr(name, text, compresslevel=1)
    return whole.getvalue()


def _print(title: str, taken: Taken) -> None:
    print(f"{title}, seconds\n{'':14} {'median':>8} {'95 %':>8} {'worst':>8}")
    for name in ("first page", "sample data", "upload", *PAGES):
        if name in taken:
            print(_line(name, taken[name]))
    print(_line("all pages", [one for page in PAGES for one in taken.get(page, ())]))
    if "errors" in taken:
        print(f"errors {sum(taken['errors']):.0f}")


def _line(name: str, seconds: list[float]) -> str:
    """Median, 95th percentile and worst of some seconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{name:14} {statistics.median(ordered):8.2f} {high:8.2f} {ordered[-1]:8.2f}"


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("meeting", "own", "clicks", "stall", "memory", "pages"))
    parser.add_argument("--visitors", type=int, default=30)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workers", type=int, default=1, help="of a meeting or clicks, behind nginx")
    asked = parser.parse_args()
    match asked.what:
        case "meeting":
            meeting(asked.visitors, [None] * asked.visitors, asked.workers)
        case "own":
            meeting(asked.visitors, own_files(asked.visitors), asked.workers)
        case "clicks":
            clicks(asked.visitors, asked.minutes, asked.workers)
        case "stall":
            stall(asked.visitors)
        case "memory":
            memory(asked.visitors)
        case "pages":
            pages(asked.visitors)


if __name__ == "__main__":
    main()
