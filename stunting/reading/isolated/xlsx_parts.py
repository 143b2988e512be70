"""The small parts of an xlsx file: which part holds which sheet, and which styles are percentages."""

from __future__ import annotations

from stunting.reading.isolated.number_formats import BUILT_IN_PERCENT, is_percent_format
from stunting.reading.isolated.xml_parts import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stunting.reading.isolated.archive import Archive
    from stunting.reading.isolated.xml_parts import Attributes

WORKBOOK = "xl/workbook.xml"


def sheet_parts(archive: Archive) -> list[str]:
    """The part that holds each sheet, in the order of the workbook."""
    targets = relation_targets(archive, "xl/_rels/workbook.xml.rels")
    parts: list[str] = []

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            parts.append(targets.get(attributes.get("id", ""), ""))

    walk([archive.read(WORKBOOK) or b"<none/>"], sheet)
    return parts


def relation_targets(archive: Archive, relations: str) -> dict[str, str]:
    """Parts by the identifiers under which the workbook names them."""
    targets: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = _resolved(attributes.get("Target", ""))

    walk([archive.read(relations) or b"<none/>"], relation)
    return targets


def percent_styles(archive: Archive) -> list[int]:
    """Numbers of the cell styles that show a percentage; none where there are no styles."""
    formats = set(BUILT_IN_PERCENT)
    styles: list[int] = []
    seen = 0
    inside = False

    def started(name: str, attributes: Attributes) -> None:
        nonlocal seen, inside
        if name == "numFmt" and is_percent_format(attributes.get("formatCode", "")):
            formats.add(int(attributes.get("numFmtId", "-1")))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            if int(attributes.get("numFmtId", "0")) in formats:
                styles.append(seen)
            seen += 1

    def ended(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    walk([archive.read("xl/styles.xml") or b"<none/>"], started, ended)
    return styles


def _resolved(target: str) -> str:
    """Name of a part from a relationship of the workbook, which counts from its own folder."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target[1:]
    folders = ["xl"]
    for step in target.split("/"):
        if step == "..":
            folders = folders[:-1]
        elif step != ".":
            folders.append(step)
    return "/".join(folders)
