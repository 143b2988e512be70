"""What the audit of packages says where they were looked up, and where they were not."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "audit"
PYTHON = """#!/bin/sh
# Stands for python: an environment that is made holds itself and a tool that says what the test wants.
case "$*" in
  "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$SAID_BY" "$3/bin/pip-audit" ;;
  "-m pip install "*) exit "$INSTALLS" ;;
  *) echo idna==3.4 ;;
esac
"""
FAILED = "Traceback (most recent call last):\n  File ...\nConnectionError: no route to the service"


@pytest.mark.parametrize(
    ("installs", "said", "ends", "code", "told"),
    [
        (0, "No known vulnerabilities found", 0, 0, "No known vulnerabilities found"),
        (0, "Found 2 known vulnerabilities in 1 package", 1, 1, "Found 2 known vulnerabilities in 1 package"),
        (0, FAILED, 1, 2, "Not audited: a package could not be looked up (ConnectionError: no route"),
        (
            0,
            "ERROR: idna: not found\nNo known vulnerabilities found",
            1,
            2,
            "looked up (ERROR: idna: not found)",
        ),
        (1, "", 0, 2, "Not audited: pip-audit could not be installed within two minutes."),
    ],
)
def test_an_audit_that_looked_nothing_up_is_no_pass_and_no_finding(
    tmp_path, installs, said, ends, code, told
):
    for name, text in (
        ("python", PYTHON),
        ("tool", f"#!/bin/sh\ncat >&2 <<'END'\n{said}\nEND\nexit {ends}\n"),
    ):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    paths = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "SAID_BY": str(tmp_path / "tool")}
    run = subprocess.run(
        ["bash", SCRIPT],
        env={**paths, "INSTALLS": str(installs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code
    assert told in run.stderr
    assert "Traceback" not in run.stderr
