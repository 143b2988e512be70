"""A visitor of the dashboard: waits as a person would and keeps what went wrong."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from stunting.ui.words import wording

LAPTOP = {"width": 1366, "height": 768}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    # By this Streamlit knows a phone: its sidebar closes when a page is chosen there.
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
}
LOOPBACK = ("127.0.0.1", "localhost")
WAIT_MS = 60_000
# Idle only counts when it lasts: right after a click the script has not begun to run yet.
SETTLED = """(limit) => new Promise((resolve, reject) => {
  const idle = () => document.querySelector(
    "[data-testid='stApp'][data-test-connection-state='CONNECTED'][data-test-script-state='notRunning']");
  const started = performance.now();
  let since = null;
  const look = () => {
    const now = performance.now();
    since = idle() ? (since ?? now) : null;
    if (since !== null && now - since > 300) resolve(true);
    else if (now - started > limit) reject(new Error("the page did not come to rest"));
    else setTimeout(look, 30);
  };
  look();
})"""
MOST_TABS = 120
GRID_ROW = 35
FOCUSED_WORDS = """() => {
  const focused = document.activeElement;
  if (!focused.matches("a, button, input, summary, textarea, [role]")) return "";
  const labels = [...(focused.labels ?? [])].map((label) => label.innerText);
  return [focused.innerText, focused.getAttribute("aria-label"), ...labels].join(" ");
}"""
# On a deep link Streamlit looks for its server below the page's own address first, then at the root.
OWN_PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


@dataclass
class Visitor:
    """One visitor with an own session. `external` are the requests that would have left this machine."""

    page: Page
    server: str
    external: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        """Open an address below the server, such as `ringkasan?periode=2025`, and wait until it rests."""
        self.page.goto(f"{self.server}/{address}", timeout=WAIT_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and nothing more comes."""
        self.page.evaluate(SETTLED, WAIT_MS)

    def click(self, name: str, role: str = "button") -> None:
        """Click a button (or a link, a tab …) by its words, and wait."""
        self.page.get_by_role(role, name=name).first.click()
        self.settle()

    def open_in_menu(self, section: str, title: str) -> None:
        """Open a page by the menu: above the page, or in the sidebar of a phone."""
        above = self.page.get_by_test_id("stTopNavSection").filter(has_text=section)
        if above.count():
            above.click()
            self.page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
        else:
            self.page.get_by_test_id("stExpandSidebarButton").click()
            self.page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
        self.settle()

    def tabs(self) -> list[str]:
        """Words of the tabs of the page."""
        return self.page.get_by_role("tab").all_inner_texts()

    def charts(self, least: int) -> int:
        """How many charts the page holds, waiting for `least`: they are drawn after the script."""
        self.page.wait_for_function(
            "least => document.querySelectorAll('.js-plotly-plot').length >= least",
            arg=least,
            timeout=WAIT_MS,
        )
        return self.page.locator(".js-plotly-plot").count()

    def chosen(self, label: str) -> str:
        """What a select box shows as chosen."""
        return self.page.get_by_role("combobox", name=label).first.input_value()

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

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box, as a person types it, and wait."""
        box = self.page.get_by_role("combobox", name=label).first
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option).first.click()
        self.settle()

    def download(self, name: str, folder: Path) -> Path:
        """Click a download button by its words; where the file came to lie."""
        with self.page.expect_download(timeout=WAIT_MS) as waiting:
            self.page.get_by_role("button", name=name).first.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def save_picture(self, folder: Path) -> Path:
        """Press the camera of the first chart; where the picture came to lie."""
        chart = self.page.locator(".js-plotly-plot").first
        chart.hover(position={"x": 200, "y": 200})
        with self.page.expect_download(timeout=WAIT_MS) as waiting:
            chart.locator(f"[data-title='{wording.PICTURE_DOWNLOAD}']").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def click_bar(self, chart: int, bar: int) -> None:
        """Click a bar (or a cell of a heatmap) of a chart of the page, both counted from 0."""
        plot = self.page.locator(".js-plotly-plot").nth(chart)
        plot.locator(".points path").nth(bar).click(force=True)
        self.settle()

    def grid(self) -> Locator:
        """The first grid of the page, once its cells are there: they are drawn after the script."""
        grid = self.page.get_by_test_id("stDataFrame").first
        grid.locator("[role=gridcell]").first.wait_for(state="attached", timeout=WAIT_MS)
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
        editor.press("Enter")
        self.settle()

    def heading(self) -> str:
        """The title of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def picture(self, path: Path, whole: bool = False) -> None:
        """Take a screenshot of the window, or of the whole page."""
        height = self.page.evaluate("() => document.querySelector(\"[data-testid='stMain']\").scrollHeight")
        window = self.page.viewport_size
        if whole:
            # Streamlit scrolls inside the page: only a window as tall as the page shows all of it.
            self.page.set_viewport_size({"width": window["width"], "height": height})
            self.settle()
        self.page.screenshot(path=path)
        self.page.set_viewport_size(window)

    def upload(self, *files: Path) -> None:
        """Give files to the drop zone, and wait until they are read."""
        self.page.locator("[data-testid='stFileUploader'] input[type=file]").first.set_input_files(
            list(files)
        )
        self.settle()

    @property
    def text(self) -> str:
        """All words of the page, with those of the grids that Streamlit draws on a canvas."""
        grids = self.page.get_by_test_id("stDataFrame").all_text_contents()
        return "\n".join([self.page.locator("body").inner_text(), *grids])

    def error_boxes(self) -> list[str]:
        """Words of every box that tells of a mistake of ours."""
        ours = self.page.get_by_test_id("stAlert").filter(has_text=wording.ERROR_TITLE)
        return ours.or_(self.page.get_by_test_id("stException")).all_inner_texts()

    def wider_than_window(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def assert_well(self) -> None:
        """Nothing went wrong so far: no error box, no error in the console, no request to another machine."""
        assert self.error_boxes() == []
        assert self.console_errors == []
        assert self.external == []


@contextmanager
def watched_context(browser, server: str, **options):
    """A visitor; leaving checks that nothing went wrong on the way."""
    context = browser.new_context(
        **{"viewport": LAPTOP, "locale": "id-ID", "accept_downloads": True, **options}
    )
    try:
        visitor = Visitor(context.new_page(), server)
        watch(visitor)
        yield visitor
        visitor.assert_well()
    finally:
        context.close()


def watch(visitor: Visitor) -> None:
    """Block and note every request that is not for this machine; note errors of the console."""

    def decide(route):
        if is_here(route.request.url):
            route.continue_()
        else:
            visitor.external.append(route.request.url)
            route.abort()

    def note_console(message):
        if message.type == "error" and not OWN_PROBE.search(message.location.get("url", "")):
            visitor.console_errors.append(message.text)

    def note_socket(socket):
        if not is_here(socket.url):
            visitor.external.append(socket.url)

    visitor.page.context.route("**/*", decide)
    visitor.page.on("console", note_console)
    visitor.page.on("pageerror", lambda error: visitor.console_errors.append(str(error)))
    visitor.page.on("websocket", note_socket)


def is_here(url: str) -> bool:
    """Whether an address is of this machine, or none at all (data and blob)."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname in LOOPBACK
