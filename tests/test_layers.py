"""Imports point one way, and each library stays in its room."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "stunting"

# Each room may import itself and the rooms named here.
MAY_IMPORT = {
    "model": set(),
    "archive": {"model"},
    "catalogue": {"model"},
    "reading": {"model", "catalogue"},
    "analysis": {"model", "catalogue"},
    "charts": {"model", "catalogue", "analysis"},
    "reports": {"model", "catalogue", "analysis"},
    "pipeline": {"model", "catalogue", "reading", "analysis"},
    "ui": {"model", "archive", "catalogue", "analysis", "charts", "reports", "pipeline", "api"},
    "cli": {"model", "archive", "catalogue", "reading", "analysis", "reports", "pipeline"},
    "api": {"model", "archive", "catalogue", "analysis", "reports", "pipeline", "cli"},
    "__main__": {"cli"},
    "__init__": set(),
}
# The same inside the large rooms: each sub-room may import itself and the sub-rooms named here.
SUB_ROOMS = {
    "reading": {
        "isolated": set(),
        "opening": {"isolated"},
        "people": {"cells", "isolated"},
        "collection": set(),
        "named_offices": {"cells"},
        "context": set(),
        "cells": set(),
        "layout": {"context", "cells"},
        "places": {"context", "cells", "layout"},
        "meaning": {"context", "cells", "layout"},
        "lokus": {"context", "cells", "places"},
        "evidence": {"context", "cells", "layout", "meaning"},
        "tidy": {"context", "cells", "layout", "places", "meaning", "evidence"},
        "matrices": {
            "collection",
            "context",
            "cells",
            "layout",
            "places",
            "meaning",
            "evidence",
            "tidy",
            "people",
        },
        "action_plans": {"context", "cells", "layout", "places", "meaning", "tidy"},
        "office_forms": {"context", "cells", "meaning"},
        "recognition": {"action_plans", "office_forms", "lokus", "people"},
        "outlines": {"context", "isolated", "opening", "places"},
    },
    "analysis": {
        "coverage": set(),
        "priority": {"coverage"},
        "quality": {"coverage", "priority", "uploads"},
        "comparing": {"coverage"},
        "uploads": set(),
        "acting": {"coverage", "priority", "comparing"},
    },
    "ui": {
        "words": set(),
        "visit": {"words"},
        "shown": {"words", "visit"},
        "data": {"words", "visit", "shown"},
        "achievement": {"words", "visit", "shown", "data"},
        "priority": {"words", "visit", "shown", "data", "achievement"},
        "follow_up": {"words", "visit", "shown", "data"},
        "entry": {"words", "visit", "shown", "data", "follow_up"},
        "country": {"words", "visit", "shown", "entry"},
    },
}
ONLY_IN = {
    "streamlit": {"ui"},
    "starlette": {"ui", "api"},
    "plotly": {"charts"},
    "scipy": {"analysis"},
    "python_calamine": {"reading"},
    "msgspec": {"model"},
    "shapefile": {"reading"},
    "sqlalchemy": {"archive"},
    "alembic": {"archive"},
    "platformdirs": {"archive"},
    "xlsxwriter": {"reports"},
    "docx": {"reports"},
    "pptx": {"reports"},
}


def modules():
    return sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imported_names(path):
    for node in ast.walk(ast.parse((PACKAGE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(path):
    return path.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=str)
def test_imports_point_one_way(path):
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {room}
    for name in imported_names(path):
        parts = name.split(".")
        if parts[0] == "stunting" and len(parts) > 1:
            assert parts[1] in allowed or not is_room(parts[1]), f"{path} imports {name}"
        elif parts[0] in ONLY_IN:
            assert room in ONLY_IN[parts[0]], f"{path} imports {name}"


def in_sub_rooms():
    return [path for path in modules() if path.parts[0] in SUB_ROOMS and path.parts[1] != "__init__.py"]


@pytest.mark.parametrize("path", in_sub_rooms(), ids=str)
def test_imports_inside_a_room_point_one_way(path):
    rooms = SUB_ROOMS[path.parts[0]]
    sub_room = path.parts[1].removesuffix(".py")
    for name in imported_names(path):
        parts = name.split(".")
        if parts[:2] == ["stunting", path.parts[0]] and len(parts) > 2:
            assert parts[2] in rooms[sub_room] | {sub_room}, f"{path} imports {name}"


def test_no_sub_room_leads_back_to_itself():
    for rooms in SUB_ROOMS.values():
        reached = {}
        while len(reached) < len(rooms):
            ready = [room for room in rooms if room not in reached and rooms[room] <= set(reached)]
            assert ready, f"a circle among {sorted(set(rooms) - set(reached))}"
            reached.update(dict.fromkeys(ready))


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: path.stem)
def test_a_page_imports_what_is_there(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("stunting."):
            module = import_module(node.module)
            assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []


def is_room(name):
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def test_the_check_sees_the_package():
    assert len(modules()) > 10
    assert "stunting.model.frames" in set(imported_names(Path("model/observations.py")))


def test_no_two_classes_share_a_name():
    homes = {}
    for path in modules():
        for node in ast.parse((PACKAGE / path).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(str(path))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}
