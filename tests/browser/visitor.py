"""A visitor of the dashboard: waits as a person would and keeps what went wrong.

A visitor never waits for a moment to pass, but for what must come: every run of the script that the page
asked for has ended, and the words or elements that a test looks for are there.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from stunting.ui.entry.places import PLACES
from stunting.ui.words import wording

PARTS = [(place, part) for place in PLACES for part in place.parts]
LAPTOP = {"width": 1366, "height": 768}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
}
LOOPBACK = ("127.0.0.1", "localhost")
# Far beyond any machine: only what will never come ends by it.
WAIT_MS = 120_000
LOOK_AGAIN_MS = 20
expect.set_options(timeout=WAIT_MS)
IDLE = "[data-testid='stApp'][data-test-connection-state='CONNECTED'][data-test-script-state='notRunning']"
# What a click set off in the page has reached its socket, and what the socket brought is drawn.
DRAWN = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))"
MOST_TABS = 120
MOST_SCREENS = 4
GRID_ROW = 35
FOCUSED_WORDS = """() => {
  const focused = document.activeElement;
  if (!focused.matches("a, button, input, summary, textarea, [role]")) return "";
  const labels = [...(focused.labels ?? [])].map((label) => label.innerText);
  return [focused.innerText, focused.getAttribute("aria-label"), ...labels].join(" ");
}"""
FOCUSED_CELL = """() => {
  const cell = document.activeElement?.shadowRoot?.activeElement;
  return cell?.matches("td, th") ? cell.ariaLabel ?? cell.innerText : null;
}"""
# On a deep link Streamlit looks for its server below the page's own address first, then at the root.
OWN_PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


@dataclass
class Runs:
    """Runs of the script as the socket of the page tells them."""

    asked: bool = False
    running: bool = False
    finished: int = 0

    def watch(self, socket: WebSocket) -> None:
        """Follow one socket; a page that is opened anew has a new one."""
        self.asked = self.running = False
        socket.on("framesent", self.note_sent)
        socket.on("framereceived", self.note_received)

    def note_sent(self, frame: str | bytes) -> None:
        """The page asks for a run."""
        if isinstance(frame, bytes) and BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.asked, self.running = True, False

    def note_received(self, frame: str | bytes) -> None:
        """The server says that a run begins or has ended."""
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.running = True
        elif kind == "script_finished" and self.running:
            self.running = False
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.asked = False
                self.finished += 1

    @property
    def at_rest(self) -> bool:
        """Whether every run that was asked for has ended."""
        return not (self.asked or self.running)


@dataclass
class Visitor:
    """One visitor with an own session. `external` are the requests that would have left this machine."""

    page: Page
    server: str
    external: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    colours: str = "light"

    def change_colours(self) -> None:
        """Set the visitor's machine from light to dark colours or back, and wait until the page follows."""
        self.colours = "light" if self.colours == "dark" else "dark"
        self.page.emulate_media(color_scheme=self.colours)
        expect(self.page.get_by_test_id("stApp")).to_have_css("color-scheme", self.colours)
        self.settle()

    def open(self, address: str = "") -> None:
        """Open an address below the server, such as `ringkasan?periode=2025`, and wait until it rests."""
        with self.a_run():
            self.page.goto(f"{self.server}/{address}")

    def settle(self) -> None:
        """Wait until every run that was asked for has ended and is drawn."""
        self.page.evaluate(DRAWN)
        self.wait_until(lambda: self.runs.at_rest, "the script did not come to rest")
        self.page.locator(IDLE).wait_for(state="attached")
        self.page.evaluate(DRAWN)

    @contextmanager
    def a_run(self) -> Iterator[None]:
        """What is done inside makes the script run, if only after a while; wait until it has."""
        before = self.runs.finished
        yield
        self.wait_until(lambda: self.runs.finished > before, "the script did not run")
        self.settle()

    def wait_until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Look again and again until something holds."""
        for _ in range(WAIT_MS // LOOK_AGAIN_MS):
            if holds():
                return
            self.page.wait_for_timeout(LOOK_AGAIN_MS)
        raise AssertionError(otherwise)

    def sees(self, *words: str) -> None:
        """Wait until the page shows all these words: some parts are drawn after the script."""

        def missing() -> list[str]:
            text = self.text
            return [one for one in words if one not in text]

        self.wait_until(lambda: not missing(), f"not on the page: {words}")

    def click(self, name: str, role: str = "button") -> None:
        """Click a button (or a link, a tab …) by its words, and wait."""
        self.page.get_by_role(role, name=name).first.click()
        self.settle()

    def go_to(self, title: str) -> None:
        """Open a part of a place by its title: the place in its row, then the part among the others."""
        place, part = next((place, part) for place, part in PARTS if part.title == title)
        if self.heading() == wording.PAGE_MEETING:  # It shows no rows of places.
            self.page.get_by_role("button", name=wording.MEETING_LEAVE).click()
            self.on_page(wording.PAGE_OVERVIEW)
        self._link("tempat", place.title).click()
        self.on_page(place.parts[0].title)
        if part is not place.parts[0]:
            self._link("segmen", title).click()
            self.on_page(title)

    def places(self) -> list[str]:
        """Words of the row of places."""
        return self.page.locator("[class*=st-key-tempat] a p").all_inner_texts()

    def _link(self, row: str, name: str) -> Locator:
        return self.page.locator(f"[class*=st-key-{row}]").get_by_role("link", name=name, exact=True)

    def on_page(self, title: str) -> None:
        """Wait until the page of this title is there, whole."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        self.settle()

    def tabs(self) -> list[str]:
        """Words of the tabs of the page."""
        return self.page.get_by_role("tab").all_inner_texts()

    def charts(self, least: int) -> int:
        """How many charts the page holds, waiting for `least`: they are drawn after the script."""
        self.page.wait_for_function(
            "least => document.querySelectorAll('.js-plotly-plot').length >= least",
            arg=least,
        )
        return self.page.locator(".js-plotly-plot").count()

    def chosen(self, label: str) -> str:
        """What a select box shows as chosen."""
        return self.page.get_by_role("combobox", name=label).first.input_value()

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box."""
        self.page.get_by_role("combobox", name=label).first.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.settle()

    def unfold(self, label: str) -> None:
        """Unfold the first folded part of this name."""
        self.page.get_by_test_id("stExpander").filter(has_text=label).first.locator("summary").click()
        self.settle()

    def tab_to(self, words: str) -> None:
        """Press the tab key until an element of these words has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(FOCUSED_WORDS):
                return
        raise AssertionError(f"the tab key does not reach {words!r}")

    def tab_to_card(self) -> None:
        """Press the tab key until a cell of a score card has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED_CELL) is not None:
                return
        raise AssertionError("the tab key does not reach the score card")

    def focused_cell(self) -> str:
        """What a screen reader says of the cell that has the focus; empty where none has."""
        return self.page.evaluate(FOCUSED_CELL) or ""

    def download(self, name: str, folder: Path) -> Path:
        """Click a download button by its words; where the file came to lie."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=name).first.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def save_picture(self, folder: Path, kind: str) -> Path:
        """Press the camera of the first chart once it makes such pictures; where the picture came to lie."""
        chart = self.page.locator(".js-plotly-plot").first
        made = "chart => chart._context.toImageButtonOptions.format"
        self.wait_until(lambda: chart.evaluate(made) == kind, f"the chart makes no {kind}")
        chart.hover(position={"x": 200, "y": 200})
        with self.page.expect_download() as waiting:
            chart.locator(f"[data-title='{wording.PICTURE_DOWNLOAD}']").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def click_bar(self, chart: int, bar: int) -> None:
        """Click a bar (or a cell of a heatmap) of a chart of the page, both counted from 0."""
        plot = self.page.locator(".js-plotly-plot").nth(chart)
        plot.locator(".points path").nth(bar).click(force=True)
        self.settle()

    def card(self) -> Locator:
        """The first score card of the page, once its rows are there."""
        components = "[data-testid=stBidiComponentRegular], [data-testid=stBidiComponentIsolated]"
        card = self.page.locator(components).filter(has=self.page.locator("table")).first
        card.locator("tbody tr").first.wait_for()
        return card

    def card_cell(self, row: int, column: str) -> Locator:
        """A cell of the first score card by its row (from 0) and the title of its column."""
        titles = self.card().locator("thead th").all_inner_texts()
        return self.card().locator("tbody tr[data-row]").nth(row).locator("td").nth(titles.index(column))

    def open_trace(self, column: str, row: str) -> None:
        """Click the score of a column and row of a score card, found as a screen reader says it."""
        self.page.get_by_label(re.compile(rf"^{re.escape(column)}.*{re.escape(row)}")).first.click()
        self.settle()

    def broken_heads(self) -> list[str]:
        """Heads of the score cards of the page that part a word where a line ends, or cut it."""
        return self.page.locator("th[data-sort]").evaluate_all(
            """heads => heads.filter((head) => {
              if (!head.offsetParent) return false;
              head.style.overflowWrap = "normal";
              const cut = head.scrollWidth > head.clientWidth;
              head.style.overflowWrap = "";
              return cut;
            }).map((head) => head.innerText)"""
        )

    def grid(self) -> Locator:
        """The first grid of the page, once its cells are there: they are drawn after the script."""
        grid = self.page.get_by_test_id("stDataFrame").first
        grid.locator("[role=gridcell]").first.wait_for(state="attached")
        return grid

    def type_in_grid(self, column: str, row: int, text: str) -> None:
        """Type into a cell of the first grid of the page, rows counted from 1, as a person does."""
        grid = self.grid()
        titles = grid.locator("[role=columnheader]").all_text_contents()
        place = next(number for number, title in enumerate(titles) if title.startswith(column))
        grid.scroll_into_view_if_needed()
        grid.click(position={"x": 40, "y": GRID_ROW * (row + 0.5)})
        for _ in range(place):
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")
        editor = self.page.locator("#portal textarea, #portal input").first
        editor.fill(text)
        with self.a_run():
            editor.press("Enter")

    def heading(self) -> str:
        """The title of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def screens(self) -> float:
        """How many screens long the page is."""
        height = self.page.evaluate("() => document.querySelector(\"[data-testid='stMain']\").scrollHeight")
        return float(height / self.page.viewport_size["height"])

    def picture(self, folder: Path | None, name: str, whole: bool = False) -> None:
        """Take a screenshot of the window, or of the whole page, where there is a folder for it."""
        if folder is None:
            return
        height = self.page.evaluate("() => document.querySelector(\"[data-testid='stMain']\").scrollHeight")
        window = self.page.viewport_size
        if whole:
            # Streamlit scrolls inside the page: only a window as tall as the page shows all of it.
            self.page.set_viewport_size({"width": window["width"], "height": height})
            self.settle()
        self.page.screenshot(path=folder / name)
        self.page.set_viewport_size(window)

    def upload(self, *files: Path) -> None:
        """Give files to the drop zone, and wait until they are read."""
        zone = self.page.locator("[data-testid='stFileUploader'] input[type=file]").first
        with self.a_run():
            zone.set_input_files(list(files))

    @property
    def text(self) -> str:
        """All words of the page, with those of the grids that Streamlit draws on a canvas."""
        grids = self.page.get_by_test_id("stDataFrame").all_text_contents()
        text = "\n".join([self.page.locator("body").inner_text(), *grids])
        return text.replace("\N{NO-BREAK SPACE}", " ")

    def error_boxes(self) -> list[str]:
        """Words of every box that tells of a mistake of ours."""
        ours = self.page.get_by_test_id("stAlert").filter(has_text=wording.ERROR_TITLE)
        return ours.or_(self.page.get_by_test_id("stException")).all_inner_texts()

    def title_is_seen(self) -> bool:
        """Whether the title takes room, as it does not below the row of places, which says it."""
        around = self.page.get_by_test_id("stElementContainer").filter(has=self.page.locator("h1"))
        box = around.bounding_box()
        return box is None or box["height"] > 1

    def wider_than_window(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def assert_filled(self, address: str, title: str) -> None:
        """The page of this address is shown, fits its window, and nothing went wrong."""
        assert self.page.url.split("?")[0].endswith(f"/{address}")
        assert self.heading() == title
        assert not self.title_is_seen()
        assert self.wider_than_window() == 0
        assert self.screens() <= MOST_SCREENS
        assert self.broken_heads() == []
        self.assert_well()

    def assert_well(self) -> None:
        """Nothing went wrong so far: no error box, no error in the console, no request to another machine."""
        assert self.error_boxes() == []
        assert self.console_errors == []
        assert self.external == []


@contextmanager
def new_context(browser, **options):
    """A browser of its own, of a laptop where nothing else is said: what it fetched it keeps."""
    context = browser.new_context(
        **{"viewport": LAPTOP, "locale": "id-ID", "accept_downloads": True, **options}
    )
    try:
        context.set_default_timeout(WAIT_MS)
        yield context
    finally:
        context.close()


@contextmanager
def new_visitor(context, server: str, keeps_cookies: bool = False):
    """A visitor here for the first time, or again; leaving checks that nothing went wrong on the way."""
    page = context.new_page()
    try:
        if not keeps_cookies:
            context.clear_cookies()
        page.goto(f"{server}/_stcore/health")
        page.evaluate("localStorage.clear()")
        visitor = Visitor(page, server)
        watch(visitor)
        yield visitor
        visitor.assert_well()
    finally:
        page.close()


def watch(visitor: Visitor) -> None:
    """Note every request for another machine (the browser finds none) and the errors of the console."""

    def note_request(request):
        if not is_here(request.url):
            visitor.external.append(request.url)

    def note_console(message):
        if message.type == "error" and not OWN_PROBE.search(message.location.get("url", "")):
            visitor.console_errors.append(message.text)

    def note_socket(socket):
        visitor.runs.watch(socket)
        if not is_here(socket.url):
            visitor.external.append(socket.url)

    visitor.page.on("request", note_request)
    visitor.page.on("console", note_console)
    visitor.page.on("pageerror", lambda error: visitor.console_errors.append(str(error)))
    visitor.page.on("websocket", note_socket)


def is_here(url: str) -> bool:
    """Whether an address is of this machine, or none at all (data and blob)."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname in LOOPBACK
