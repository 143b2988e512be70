"""The picture of the rooms in docs/ shows what the imports are."""

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "draw_rooms.py"


@pytest.fixture(scope="module")
def rooms():
    spec = importlib.util.spec_from_file_location("draw_rooms", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


def test_the_picture_shows_the_imports(rooms):
    drawn = rooms.PICTURE.read_text(encoding="utf-8")
    assert drawn == rooms.picture(), "the rooms changed: run `python scripts/draw_rooms.py`"


def test_every_room_is_in_the_picture(rooms):
    drawn = rooms.PICTURE.read_text(encoding="utf-8")
    assert all(f">{room}" in drawn for room in rooms.room_imports())
    assert all(f">{sub}<" in drawn for sub in rooms.sub_room_imports("reading"))


def test_a_room_stands_above_what_it_imports(rooms):
    needs = {"ui": frozenset({"model", "charts"}), "charts": frozenset({"model"}), "model": frozenset()}
    assert rooms.floors(needs) == [["model"], ["charts"], ["ui"]]
    assert rooms.told_once(needs) == [("charts", "model"), ("ui", "charts")]


def test_a_circle_is_no_house(rooms):
    with pytest.raises(ValueError, match="circle"):
        rooms.floors({"a": frozenset({"b"}), "b": frozenset({"a"})})
