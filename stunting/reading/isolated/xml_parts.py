"""XML by a streaming parser, safe from entity bombs and references to other files."""

from __future__ import annotations

import pyexpat

from stunting.reading.isolated.messages import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Attributes = dict[str, str]


def walk(
    blocks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call the handlers for every element of a part given in blocks, names without prefix.

    Raises Refusal for a document type, the only place where entity bombs and references to other
    files can stand, and for XML that is not well formed.
    """
    parser = pyexpat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type

    def started(name: str, attributes: Attributes) -> None:
        start(local(name), {local(key): value for key, value in attributes.items()})

    parser.StartElementHandler = started
    if end is not None:
        parser.EndElementHandler = lambda name: end(local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except pyexpat.ExpatError as error:
        raise Refusal("unreadable_file", reason="isinya rusak atau terpotong") from error


def local(name: str) -> str:
    """A name without its namespace prefix."""
    return name.rpartition(":")[2]


def _refuse_document_type(*_: object) -> None:
    raise Refusal("unreadable_file", reason="berkas memuat deklarasi DOCTYPE yang tidak aman")
