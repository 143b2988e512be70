"""The guarded child process stays light and limited, and real workbooks pass through it."""

import subprocess
import sys
from pathlib import Path

import pytest

from stunting.model.problems import Severity
from stunting.reading.isolated.child import read_guarded
from stunting.reading.isolated.warm_up import tiny_workbook
from stunting.reading.opening import open_workbook

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "files"
PARSERS = ("file_kinds", "xlsx", "xlsb", "ods")
HEAVY = (
    "numpy",
    "pandas",
    "streamlit",
    "openpyxl",
    "lxml",
    "shapefile",
    "xlrd",
    "msoffcrypto",
    "stunting.model",
)


def test_the_workbook_read_while_waiting_is_a_whole_one():
    """A percentage and a text, so that values, formats and texts are all read once before a file comes."""
    (sheet,) = read_guarded(tiny_workbook(), "xlsx")
    assert (sheet.cells, sheet.percent, sheet.has_formats) == ([0.5, "a"], b"\x01\x00", True)


def in_child(code):
    """What the code prints in an interpreter started the way the child is."""
    start = f"import sys; sys.path[:] = sys.argv[1:]; {code}"
    command = [sys.executable, "-I", "-S", "-c", start, *filter(None, sys.path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_child_loads_nothing_heavy_for_the_usual_formats():
    imports = "; ".join(f"import stunting.reading.isolated.{name}" for name in ("child", *PARSERS))
    loaded = in_child(f"{imports}; print(chr(10).join(sys.modules))").splitlines()
    assert "python_calamine" in loaded
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the memory of a process")
def test_memory_is_limited_and_no_dump_of_the_data_is_written():
    limits = in_child(
        "import resource; from stunting.reading.isolated.child import limit_memory; limit_memory(1); "
        "print(*(resource.getrlimit(kind)[0] >> 30 for kind in (resource.RLIMIT_AS, resource.RLIMIT_CORE)))"
    )
    assert limits == "1 0"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the memory of a process")
def test_too_much_memory_ends_the_child_with_a_refusal():
    seen = in_child(
        "from stunting.reading.isolated import child; child.limit_memory(1); "
        "child.open_kind = lambda kind, content: [bytearray(8 * 1024**3)]; "
        "print([message.kind for message in child.read_guarded(b'', 'zip')])"
    )
    assert seen == "['too_large']"


@pytest.mark.skipif(
    not CORPUS.is_dir(),
    reason="needs the real workbooks in ../shared/corpus, which are not here",
)
def test_every_real_workbook_opens():
    files = sorted(CORPUS.iterdir())
    assert len(files) >= 48
    for file in files:
        opened = open_workbook(file.read_bytes(), file.name)
        errors = [problem for problem in opened.problems if problem.severity == Severity.ERROR]
        assert not errors, file.name
        assert any(grid.values.size for grid in opened.grids), file.name


def test_the_child_finds_the_package_from_any_folder(tmp_path):
    root = str(Path(__file__).resolve().parents[3])
    code = (
        f"import sys; sys.path.append({root!r}); from stunting.reading.opening import open_workbook; "
        f"sys.path.remove({root!r}); print(open_workbook(b'<table><tr><td>isi', 'a.xls').grids[0].values)"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert run.stdout.strip() == "[['isi']]"
