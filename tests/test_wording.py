"""Sentences stand where docs/architecture.md says: rooms that compute hold none outside their wording."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "stunting"
# Room -> the modules in which its sentences stand.
SAYS_IT_IN = {
    "analysis": re.compile(r"/(?:\w+_)?wording\.py$"),
    # The form of an office's own settings.
    "catalogue": re.compile(r"/settings\.py$"),
}
# Words that only a sentence joins; names of columns and of services have one of them at most.
COMMON = re.compile(
    r"\b(?:ada|agar|adalah|atau|bahwa|belum|bukan|dan|dapat|dari|dengan|di|dipakai|dihitung|hanya|harus|ini|itu|"
    r"jadi|karena|ke|kurang|lebih|memuat|oleh|pada|periksa|sebagai|semua|setiap|sudah|tanpa|tetapi|tidak|"
    r"untuk|yang)\b"
)


def modules_that_compute():
    for room, allowed in SAYS_IT_IN.items():
        for path in sorted((PACKAGE / room).rglob("*.py")):
            if not allowed.search(path.as_posix()):
                yield path.relative_to(PACKAGE)


def texts(tree):
    """String literals but for docstrings; of an f-string its parts together."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said.update(id(part) for part in node.values)
            yield " … ".join(part.value for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def is_sentence(text):
    words = text.lower()
    return len(re.findall(r"[a-z]+", words)) >= 4 and len(set(COMMON.findall(words))) >= 2


@pytest.mark.parametrize("path", list(modules_that_compute()), ids=str)
def test_a_module_that_computes_holds_no_sentence(path):
    tree = ast.parse((PACKAGE / path).read_text(encoding="utf-8"))
    assert [text for text in texts(tree) if is_sentence(text)] == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hanya persentase yang tercetak, sehingga tidak dapat dijumlahkan.", True),
        ("Jumlah tanpa sasaran: tidak dapat menjadi persentase.", True),
        ("Ibu hamil yang mendapat TTD", False),
        ("one row per area and indicator", False),
    ],
)
def test_a_sentence_is_known_by_its_small_words(text, sentence):
    assert is_sentence(text) is sentence


def test_words_that_misled_newcomers_are_nowhere():
    gone = ("kemiripan", "Unggah & periksa", "dari ingatan")
    found = [
        (str(path), text)
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if any(word in text for word in gone)
    ]
    assert found == []
