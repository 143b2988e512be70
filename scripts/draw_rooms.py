"""Draw the rooms of the package and what imports what, from the imports themselves.

    python scripts/draw_rooms.py

Writes `docs/rooms.svg`. Rooms stand on the floor above everything they import, so arrows only point down; an
arrow that a longer way already tells is left out. Inside a large room stand its sub-rooms, each above those
it imports, with their names beside it. The same imports give the same picture, byte for byte.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"
PAGES = "pages"
"""The scripts of the screens, which stand outside the package, with `dashboard.py` and `country.py`."""

_LARGE = ("reading", "analysis", "ui")
_LINE, _SIGN, _MARGIN, _GAP, _FLOOR = 17, 6.6, 14, 34, 46
_STYLE = """
text{font:12px 'Noto Sans',Arial,sans-serif;fill:#1f2933}
.room{font-weight:700;font-size:14px}.says{fill:#52606d}.needs{fill:#52606d;font-style:italic}
rect{fill:#f5f7fa;stroke:#52606d}line{stroke:#52606d;stroke-width:1.3;marker-end:url(#tip)}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn room: its lines of text with their classes, its size and its place."""

    name: str
    lines: tuple[tuple[str, str], ...]
    width: float
    height: float
    left: float = 0
    top: float = 0


Needs = Mapping[str, frozenset[str]]
"""By room the other rooms that it imports."""


def room_imports(root: Path = ROOT) -> Needs:
    """The rooms of the package, and the pages, with what they import."""
    found = _imports(root / "stunting", ("stunting",))
    scripts = [*sorted((root / "pages").rglob("*.py")), root / "country.py", root / "dashboard.py"]
    used = {
        name.split(".")[1] for path in scripts for name in _imported(path) if name.startswith("stunting.")
    }
    found.pop("__init__", None)
    return {name: frozenset(needs) for name, needs in (found | {PAGES: used}).items()}


def sub_room_imports(room: str, root: Path = ROOT) -> Needs:
    """The sub-rooms of a room with the sub-rooms that they import."""
    found = _imports(root / "stunting" / room, ("stunting", room))
    found.pop("__init__", None)
    return {name: frozenset(needs) for name, needs in found.items()}


def _imports(folder: Path, prefix: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        own = path.relative_to(folder).parts[0].removesuffix(".py")
        parts = [name.split(".") for name in _imported(path)]
        used = {
            one[len(prefix)]
            for one in parts
            if tuple(one[: len(prefix)]) == prefix and len(one) > len(prefix)
        }
        found.setdefault(own, set()).update(used - {own})
    return {name: needs & set(found) for name, needs in found.items()}


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def floors(needs: Needs) -> list[list[str]]:
    """The rooms from the ground up: each on the floor above the highest that it imports.

    Raises:
        ValueError: rooms import each other in a circle.
    """
    height: dict[str, int] = {}
    while len(height) < len(needs):
        ready = [name for name in sorted(needs) if name not in height and needs[name] <= set(height)]
        if not ready:
            raise ValueError(f"a circle among {sorted(set(needs) - set(height))}")
        height |= {name: 1 + max((height[other] for other in needs[name]), default=-1) for name in ready}
    return [sorted(n for n in height if height[n] == floor) for floor in range(max(height.values()) + 1)]


def told_once(needs: Needs) -> list[tuple[str, str]]:
    """Arrows between rooms, without those that a longer way tells."""
    reach: dict[str, set[str]] = {}
    for floor in floors(needs):
        for name in floor:
            reach[name] = set(needs[name]).union(*(reach[other] for other in needs[name]))
    return [
        (name, other)
        for name in sorted(needs)
        for other in sorted(needs[name])
        if not any(other in reach[between] for between in needs[name])
    ]


def picture(root: Path = ROOT) -> str:
    """The picture as svg."""
    needs = room_imports(root)
    rows = [[_box(name, root) for name in floor] for floor in reversed(floors(needs))]
    width = max(sum(box.width for box in row) + _GAP * (len(row) - 1) for row in rows) + 2 * _MARGIN
    placed: dict[str, Box] = {}
    top = float(_MARGIN)
    for row in rows:
        left = (width - sum(box.width for box in row) - _GAP * (len(row) - 1)) / 2
        # Boxes of one floor are of one height, so that no arrow runs behind a neighbour.
        height = max(box.height for box in row)
        for box in row:
            placed[box.name] = replace(box, height=height, left=left, top=top)
            left += box.width + _GAP
        top += height + _FLOOR
    arrows = [_arrow(placed[upper], placed[lower]) for upper, lower in told_once(needs)]
    bottom = top - _FLOOR + _MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {bottom:.0f}" '
        f'width="{width:.0f}" role="img" aria-label="Rooms of the package; arrows point to what is imported">'
        f"<style>{_STYLE}</style><defs><marker id='tip' markerWidth='8' markerHeight='8' refX='7' refY='4' "
        "orient='auto'><path d='M0 0L8 4L0 8z' fill='#52606d'/></marker></defs>"
    )
    return "\n".join([head, *arrows, *(_drawn(box) for box in placed.values()), "</svg>"]) + "\n"


def _box(name: str, root: Path) -> Box:
    folder = root / "stunting" / name
    title = f"{name}/, dashboard.py" if name == PAGES else f"{name}/" if folder.is_dir() else f"{name}.py"
    lines = [("room", title), *(("says", line) for line in wrap(_purpose(name, root), 44))]
    if name in _LARGE:
        inner = sub_room_imports(name, root)
        for floor in reversed(floors(inner)):
            for sub in floor:
                lines.append(("", sub))
                if inner[sub]:
                    lines += [
                        ("needs", f"   \u2192 {line}") for line in wrap(", ".join(sorted(inner[sub])), 46)
                    ]
    width = max(len(text) for _, text in lines) * _SIGN + 2 * _MARGIN
    return Box(name, tuple(lines), width, _LINE * len(lines) + 2 * _MARGIN - 6)


def _purpose(name: str, root: Path) -> str:
    """First sentence of the docstring of a room."""
    if name == PAGES:
        return "The screens, thin: read the choices, call, draw."
    path = root / "stunting" / name / "__init__.py"
    path = path if path.is_file() else root / "stunting" / f"{name}.py"
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split(". ")[0].split("\n")[0].rstrip(".") + "."


def _arrow(upper: Box, lower: Box) -> str:
    start = (upper.left + upper.width / 2, upper.top + upper.height)
    end = (lower.left + lower.width / 2, lower.top)
    return f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _drawn(box: Box) -> str:
    shape = (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}" rx="6"/>'
    )
    texts = [
        f'<text class="{kind}" x="{box.left + _MARGIN:.1f}" y="{box.top + _MARGIN + 6 + _LINE * at:.1f}" '
        f'xml:space="preserve">{escape(text)}</text>'
        for at, (kind, text) in enumerate(box.lines)
    ]
    return "\n".join([shape, *texts])


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
