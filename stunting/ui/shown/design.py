"""The tokens as CSS: one set of variables for pages and components, and signs of statuses as SVG."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Final
from urllib.parse import quote

from stunting.charts.coverage_rows import FEW_WORDS
from stunting.charts.tokens import (
    COLOURS,
    FILLS,
    FONT,
    MARKS,
    SHEET_ROLES,
    STATUS_PATHS,
    VERDICT_PATHS,
    MarkPath,
    Shade,
)
from stunting.model.labels import STATUS_LABELS, VERDICT_LABELS
from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict


def file_text(name: str) -> str:
    """Text of a file beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _shades() -> dict[str, Shade]:
    fills = {status.value: shade for status, shade in FILLS.items()}
    marks = {f"m-{status.value}": shade for status, shade in MARKS.items()}
    roles = {f"r-{role}": shade for role, shade in SHEET_ROLES.items()}
    return COLOURS | fills | marks | roles


def variables(where: str) -> str:
    """CSS that sets every token for `where` (":root", ":host").

    A browser that does not know `light-dark` keeps the light colours in both themes.
    """
    light = "".join(f"--{name}: {shade.light}; " for name, shade in _shades().items())
    both = "".join(
        f"--{name}: light-dark({shade.light}, {shade.dark}); " for name, shade in _shades().items()
    )
    dark_too = f"@supports (color: light-dark(red, red)) {{{where} {{{both}}}}}"
    return f"{where} {{--font: {FONT}; {light}}}\n{dark_too}\n"


def status_sign(status: Status) -> str:
    """The sign of a status as HTML, drawn by CSS: Streamlit lets no SVG of a page through."""
    return f"<b class='tanda tanda-{status.value}' role='img' aria-label='{STATUS_LABELS[status]}'></b>"


def verdict_sign(verdict: Verdict) -> str:
    """The shape of a verdict as HTML, drawn as those of statuses."""
    name = verdict.value or "unknown"
    return f"<b class='tanda tanda-{name}' role='img' aria-label='{VERDICT_LABELS[verdict]}'></b>"


def looks() -> str:
    """Signs and words of statuses and verdicts for the scripts of components, which stand behind it."""
    statuses = {
        status.value: path._asdict() | {"word": STATUS_LABELS[status].lower()}
        for status, path in STATUS_PATHS.items()
    }
    verdicts = {
        verdict.value: path._asdict() | {"word": VERDICT_LABELS[verdict]}
        for verdict, path in VERDICT_PATHS.items()
    }
    return f"const LOOKS = {json.dumps({'statuses': statuses, 'verdicts': verdicts, 'few': FEW_WORDS})};\n"


def _signs() -> str:
    """CSS that draws each sign in the colour of the text around it."""
    rules = []
    paths: dict[str, MarkPath] = {status.value: path for status, path in STATUS_PATHS.items()}
    paths |= {verdict.value or "unknown": path for verdict, path in VERDICT_PATHS.items()}
    for name, (path, stroke) in paths.items():
        look = f"fill='none' stroke='black' stroke-width='{stroke}'" if stroke else ""
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><path d='{path}' {look}/></svg>"
        rules.append(f'.tanda-{name} {{--tanda: url("data:image/svg+xml,{quote(svg)}");}}')
    return "\n".join(rules)


PAGE_CSS: Final = "\n".join((variables(":root"), _signs(), file_text("design.css")))
