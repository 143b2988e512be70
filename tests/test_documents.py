"""What the documents of the project name is there, and the versions they tell agree."""

import re
import tomllib
from pathlib import Path

import pytest

import stunting
from stunting.cli.records import PROBLEM_COLUMNS, READ_COLUMNS, SUMMARY_COLUMNS
from stunting.ui.words.method_text import CHANGES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
_PATH = re.compile(r"`((?:stunting|pages|tests|scripts|docs|sample_data|\.ci)/[\w./]*[\w/])`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_MODULE = re.compile(r"`(\w+\.(?:py|csv|toml|md))`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_are_there(document):
    text = document.read_text(encoding="utf-8")
    named = [ROOT / path for path in _PATH.findall(text)]
    linked = [document.parent / path for path in _LINK.findall(text)]
    assert [str(path) for path in named + linked if not path.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_modules_are_somewhere(document):
    names = set(_MODULE.findall(document.read_text(encoding="utf-8")))
    folders = [ROOT, *(ROOT / place for place in ("stunting", "pages", "tests", "scripts", "docs"))]
    known = {path.name for path in ROOT.iterdir()} | {p.name for f in folders[1:] for p in f.rglob("*")}
    assert names <= known


def test_how_to_names_what_code_has():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for place in ("stunting", "tests")
        for path in (ROOT / place).rglob("*.py")
    )
    constants = set(re.findall(r"`([A-Z][A-Z_]{3,})`", text)) | set(
        re.findall(r"`([a-z_]+)\(\.\.\.\)`", text)
    )
    assert constants
    assert {name for name in constants if not re.search(rf"\b{name}\b", code)} == set()


@pytest.mark.parametrize(
    ("command", "columns"),
    [("read", READ_COLUMNS), ("summary", SUMMARY_COLUMNS), ("check", PROBLEM_COLUMNS)],
)
def test_the_readme_promises_the_columns_that_are_written_in_their_order(command, columns):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    paragraph = text.split(f"`{command}` writes", 1)[1].split("\n\n")[0]
    promised = re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", paragraph)))
    assert tuple(name for name in promised if name in columns)[: len(columns)] == columns


def test_versions_agree():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    versions = [section.split("\n")[0].strip() for section in sections]
    assert versions[0] == stunting.__version__
    assert [version for version, _ in CHANGES] == versions[::-1]
    assert all("### Method" in section for section in sections)


def test_dev_brings_the_tests():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert "stunting[test]" in extras["dev"]
