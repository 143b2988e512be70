"""The little CSS that Streamlit's own settings cannot say: words of the uploader, contrast, and print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import streamlit as st

from stunting.ui.shown.design import PAGE_CSS
from stunting.ui.words import wording


def _beside(name: str) -> str:
    """Text of a file beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


# Streamlit has no translation of its uploader; the words are replaced where they are drawn.
_UPLOADER = """
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p {font-size: 0;}
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after {
  content: "Pilih berkas"; font-size: 1rem;}
[data-testid="stFileUploaderDropzoneInstructions"] {font-size: 0;}
[data-testid="stFileUploaderDropzoneInstructions"] * {font-size: 0 !important;}
[data-testid="stFileUploaderDropzoneInstructions"]::after {
  content: "atau seret ke kotak ini"; font-size: 0.875rem;}
"""
# The same for its menu, and for a list of choices in which nothing is found. A recording of the screen and
# the version of Streamlit are of no use to an office.
_MENU = """
[data-testid^="stMainMenuItem-theme-"] {font-size: 0 !important;}
[data-testid="stMainMenuItem-theme-System"]::after {content: "Ikut perangkat";}
[data-testid="stMainMenuItem-theme-Light"]::after {content: "Terang";}
[data-testid="stMainMenuItem-theme-Dark"]::after {content: "Gelap";}
[data-testid="stMainMenuItem-print"] [data-testid="stMainMenuItemLabel"]::after {content: "Cetak";}
[role="listbox"][data-empty="true"] [role="option"] span::after {content: "tak ada"; font-size: 0.875rem;}
[data-testid="stMainMenuItem-print"] [data-testid="stMainMenuItemLabel"],
[role="listbox"][data-empty="true"] [role="option"] span {font-size: 0;}
[data-testid^="stMainMenuItem-"]::after, [data-testid="stMainMenuItemLabel"]::after {font-size: 0.875rem;}
[data-testid="stMainMenuItem-recordScreencast"], [data-testid="stMainMenuList"] + div {
  display: none !important;}
"""
# The link with which the keyboard leaps over the rows above a page.
_LEAP = """
[data-testid="stSkipToContent"] {font-size: 0 !important;}
[data-testid="stSkipToContent"]::after {content: "Langsung ke isi"; font-size: 0.875rem;}
"""
# A chart is as wide on paper as it was on the screen: the page is kept narrow enough and scaled to fit.
_WIDTH = """
[data-testid="stMainBlockContainer"] {max-width: 1366px;}
"""
_PRINT = """
@page {size: A4 landscape; margin: 12mm;}
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stFileUploader"], [data-testid="stElementToolbar"],
  [data-testid="stDownloadButton"], [data-testid="stButton"], [data-testid="stPopover"],
  [data-testid="stExpander"] details:not([open]),
  [class*="st-key-tempat_"], [class*="st-key-segmen_"], .st-key-data_dipakai,
  .modebar-container, [class*="st-key-"][class*="_pilih"] {display: none !important;}
  [data-testid="stMain"], [data-testid="stAppViewContainer"], [data-testid="stApp"] {
    position: static !important; overflow: visible !important; height: auto !important;}
  [data-testid="stMainBlockContainer"] {padding: 0 !important; max-width: none !important;}
  [data-testid="stElementContainer"], [data-testid="stTable"], [data-testid="stTable"] * {
    overflow: visible !important;}
  [data-testid="stTable"] table {display: table !important;}
  [data-testid="stPlotlyChart"] {zoom: 0.85;}
  [data-testid="stPlotlyChart"], tr {break-inside: avoid;}
  h1, h2, h3 {break-after: avoid;}
}
"""
# The built-in header takes 60 pixels, and its page leaves 80 on either side. The title of a page below the
# row of places, which says it, is for screen readers only and takes no room.
_FRAME = """
[data-testid="stHeader"], [data-testid="stHeader"] > div, [data-testid="stToolbar"] {
  height: 3rem; min-height: 3rem;}
[data-testid="stMainBlockContainer"] {padding: 3rem 24px 1.5rem;}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] {padding-left: 14px; padding-right: 14px;}
}
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-tempat_"])
  ~ [data-testid="stElementContainer"]:has([data-testid="stHeading"] h1) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}
.st-key-seluruh_dokumen {position: absolute; width: 0;}
"""
# On a tablet cards and figures that stand side by side on a laptop have no room: each takes the whole width,
# as on a phone. Columns inside one of them, and rows of buttons, stay.
_TABLET = """
@media screen and (min-width: 641px) and (max-width: 1000px) {
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] :is([data-testid^="stBidiComponent"],
    [data-testid="stPlotlyChart"])):not([data-testid="stColumn"] *) {flex-wrap: wrap;}
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] :is([data-testid^="stBidiComponent"],
    [data-testid="stPlotlyChart"])):not([data-testid="stColumn"] *) > [data-testid="stColumn"] {
    min-width: 100%;}
}
"""
# The name of a figure wraps where Streamlit would cut it: at 200 % zoom, or beside others on a small screen.
_METRICS = """
[data-testid="stMetricLabel"] * {white-space: normal !important; overflow: visible !important;}
"""
# Wide tables scroll sideways on a phone instead of breaking every word.
_TABLES = """
[data-testid="stTable"] {overflow-x: auto;}
@media (max-width: 640px) {
  [data-testid="stTable"] table:has(th:nth-child(4)) {min-width: 46rem;}
  [data-testid="stTable"]:has(th:nth-child(4))::before {
    content: "Geser ke samping untuk kolom lainnya \\2192"; position: sticky; left: 0; display: block;
    width: fit-content; font: 400 12px/1.6 var(--font); color: var(--ink3);}
  [data-testid="stTable"] table:has(th:nth-child(6)) {min-width: 60rem;}
}
"""
# A figure does not know the theme of its page: its axes and notes take the colour of the page's text (that
# which Streamlit gives them has 3.7:1), and texts stay readable where another point is selected. The buttons
# stand below, where they cover no title; on a touch screen they are always there. Title and caption of one
# are those of downloaded pictures: the page writes its own.
_CHARTS = """
.js-plotly-plot :is(.xtick, .ytick, .g-xtitle, .g-ytitle, .annotation) :is(text, tspan) {
  fill: currentColor !important;}
.js-plotly-plot :is(.bartext, .textpoint text) {fill-opacity: 1 !important;}
.js-plotly-plot .modebar-container {
  top: auto !important; bottom: -32px !important; height: 30px !important;}
[data-testid="stElementContainer"]:has([data-testid="stPlotlyChart"]) {
  overflow: visible; margin-bottom: 16px;}
.js-plotly-plot .modebar-group {background: none !important;}
.js-plotly-plot .modebar-btn path {fill: var(--ink2) !important;}
@media (hover: none) {
  [data-testid="stElementContainer"]:has([data-testid="stPlotlyChart"]) {margin-bottom: 32px;}
}
[data-testid="stPlotlyChart"] :is(.js-plotly-plot, .plot-container, .svg-container) {
  overflow: visible !important;}
[data-testid="stPlotlyChart"] :is(.g-gtitle, .gtitle) {visibility: hidden;}
[data-testid="stElementContainer"]:has(.kepala-grafik) {position: relative; z-index: 1;}
.kepala-grafik {line-height: 1.35;}
.kepala-grafik small {font-size: 0.8rem; opacity: 0.85;}
"""
# Streamlit's faded captions have 3.9:1 and white on the light blue of the dark theme 2.3:1; both need 4.5:1.
_CONTRAST = """
[data-testid="stCaptionContainer"] {color: inherit !important; opacity: 0.85;}
[data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"] {
  background-color: #1769C0 !important; border-color: #1769C0 !important; color: #FFFFFF !important;}
[data-testid="stMultiSelectTagsContainer"] [role="group"] > span {background-color: #1769C0 !important;}
"""


# What is chosen stands out: the box of a choice whose words are none of those for "nothing chosen".
_NOT_CHOSEN = (wording.LATEST_PERIOD, wording.YEAR_BEFORE, wording.ALL, wording.WORST_INDICATOR)
_CHOSEN = f"""
.st-key-pilihan .stSelectbox:not(:has({", ".join(f'input[value="{words}"]' for words in _NOT_CHOSEN)})) {{
  border-color: var(--brand); background: var(--tint); font-weight: 600;}}
"""
_ROWS = _beside("top_rows.css")
_STREAMLIT = (_UPLOADER, _MENU, _LEAP, _METRICS, _TABLES, _CHARTS, _CONTRAST)
_FIXED = (PAGE_CSS, *_STREAMLIT, _WIDTH, _FRAME, _TABLET, _ROWS, _CHOSEN)


_WHOLE_DOCUMENT = st.components.v2.component("whole_document", html="", js=_beside("whole_document.js"))
_DOCUMENT = "seluruh_dokumen"


def apply_page_style() -> None:
    """Add the style to the page. Call once per run, in the frame."""
    st.html(_style())
    _WHOLE_DOCUMENT(key=_DOCUMENT, data={})


@dataclass(frozen=True, slots=True)
class _Style:
    """The style as what is HTML already: a text Streamlit would look through for indents in each run."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


@cache
def _style() -> _Style:
    return _Style(f"<style>{' '.join(''.join((*_FIXED, _PRINT)).split())}</style>")
