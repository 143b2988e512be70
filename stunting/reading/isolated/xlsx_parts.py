"""The small parts of an xlsx file: which part holds which sheet, and which styles are percentages."""

from __future__ import annotations

import re

from stunting.reading.isolated.limits import MAX_RELATIONS
from stunting.reading.isolated.messages import Refusal
from stunting.reading.isolated.number_formats import BUILT_IN_PERCENT, is_percent_format
from stunting.reading.isolated.xml_parts import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stunting.reading.isolated.archive import Archive
    from stunting.reading.isolated.xml_parts import Attributes

_OFFICE_DOCUMENT = "/officeDocument"
_STYLES = "/styles"
_TEXTS = "/sharedStrings"


class Relation:
    """One line of a relationships part: what a part calls another, and where that lies."""

    def __init__(self, attributes: Attributes, folder: str) -> None:
        self.identifier = attributes.get("Id", "")
        self.kind = attributes.get("Type", "")
        self.part = _resolved(attributes.get("Target", ""), folder)


def workbook_part(archive: Archive) -> str:
    """The main part of the file, empty where the file names none."""
    main = (relation.part for relation in relations(archive, "") if relation.kind.endswith(_OFFICE_DOCUMENT))
    return next(main, "")


def relations(archive: Archive, part: str) -> list[Relation]:
    """Relations of a part, or of the whole file for the empty name; raises Refusal where many."""
    folder, _, name = part.rpartition("/")
    found: list[Relation] = []

    def take(element: str, attributes: Attributes) -> None:
        if element == "Relationship":
            if len(found) == MAX_RELATIONS:
                reason = f"ada lebih dari {MAX_RELATIONS} hubungan antarbagian"
                raise Refusal("too_large", reason=reason)
            found.append(Relation(attributes, folder))

    walk([archive.read(f"{folder}/_rels/{name}.rels") or b"<none/>"], take)
    return found


def sheet_parts(archive: Archive, workbook: str) -> list[str]:
    """The part that holds each sheet, in the order of the workbook."""
    by_identifier = {relation.identifier: relation.part for relation in relations(archive, workbook)}
    parts: list[str] = []

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            parts.append(by_identifier.get(attributes.get("id", ""), ""))

    walk([archive.read(workbook) or b"<none/>"], sheet)
    return parts


def asks_for_results(archive: Archive, workbook: str) -> bool:
    """Whether the file asks the program that opens it to compute all formulas first."""
    return re.search(rb'\sfullCalcOnLoad=["\'](?:1|true)', archive.read(workbook) or b"") is not None


def styles_part(archive: Archive, workbook: str) -> str:
    """Name of the part with the styles, also where no relation leads to it."""
    extension = workbook.rpartition(".")[2]
    return _related(archive, workbook, _STYLES) or f"{workbook.rpartition('/')[0]}/styles.{extension}"


def styles_content(archive: Archive, workbook: str) -> bytes:
    """Content of the part with the styles, empty where there is none."""
    return archive.read(styles_part(archive, workbook)) or b""


def texts_part(archive: Archive, workbook: str) -> str:
    """Name of the part with the texts that cells share, empty where there is none."""
    return _related(archive, workbook, _TEXTS)


def _related(archive: Archive, workbook: str, kind: str) -> str:
    return next((one.part for one in relations(archive, workbook) if one.kind.endswith(kind)), "")


def percent_styles(part: bytes) -> list[int]:
    """Numbers of the cell styles that show a percentage; none where there are no styles."""
    formats = {str(number) for number in BUILT_IN_PERCENT}
    styles: list[int] = []
    seen = 0
    inside = False

    def started(name: str, attributes: Attributes) -> None:
        nonlocal seen, inside
        if name == "numFmt" and is_percent_format(attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in formats:
                styles.append(seen)
            seen += 1

    def ended(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    walk([part or b"<none/>"], started, ended)
    return styles


def _resolved(target: str, folder: str) -> str:
    """Name of a part from a relation, which counts from the folder of the part that has it."""
    target = target.replace("\\", "/")
    steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
