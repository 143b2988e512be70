"""The one place that writes docx: headings, tables, native charts and page numbers."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from stunting.model.formatting import format_number
from stunting.reports.columns import Bars, ColumnKind, Table
from stunting.reports.texts import shown, text_for_file
from stunting.reports.xlsx_writer import DARK, chart_data

TEXT_WIDTH = 17.4
"""Width of the text on the page, cm."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_POINTS_PER_BAR = 17


class Brief:
    """A document of A4 pages in memory. Every text is text: markup in an uploaded name stays visible."""

    def __init__(self, title: str) -> None:
        self._document = Document()
        self._charts = 0
        self._document.core_properties.title = text_for_file(title)[:255]
        self._document.core_properties.author = ""
        self._set_page()
        self._add(title, size=15, bold=True, color=True, after=2)

    def heading(self, text: str) -> None:
        """A heading."""
        paragraph = self._document.add_heading(level=2)
        run = paragraph.add_run(text_for_file(text))
        run.font.size, run.font.name, run.font.color.rgb = Pt(11.5), "Calibri", RGBColor.from_string(DARK[1:])
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(7), Pt(2)

    def lead(self, text: str) -> None:
        """The finding, in bold."""
        self._add(text, size=11, bold=True, after=4)

    def text(self, text: str) -> None:
        """A paragraph."""
        self._add(text, after=3)

    def note(self, text: str) -> None:
        """Small print."""
        self._add(text, size=8.5, italic=True, after=3)

    def bullets(self, texts: list[str]) -> None:
        """A list."""
        for text in texts:
            paragraph = self._document.add_paragraph(style="List Bullet")
            paragraph.add_run(text_for_file(text))
            paragraph.paragraph_format.space_after = Pt(1)

    def table(self, table: Table) -> None:
        """A table; numbers are written in Indonesian and aligned right."""
        if table.heading:
            self.heading(table.heading)
        grid = self._document.add_table(rows=1, cols=len(table.columns))
        grid.style = "Table Grid"
        grid.autofit = False
        total = sum(column.width for column in table.columns)
        widths = [Cm(TEXT_WIDTH * column.width / total) for column in table.columns]
        for grid_column, width in zip(grid.columns, widths, strict=True):
            grid_column.width = width
        for cell, column, width in zip(grid.rows[0].cells, table.columns, widths, strict=True):
            _fill(cell, column.header, width, bold=True, shaded=True)
        grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for record in table.records:
            row = grid.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
                _fill(
                    cell, shown(record[column.key], column), width, right=column.kind is not ColumnKind.TEXT
                )
        if table.note:
            self.note(table.note)

    def bars(self, bars: Bars) -> None:
        """A native bar chart, one dark colour with its values: editable, and readable in black and white."""
        self.heading(bars.heading)
        self._charts += 1
        package = self._document.part.package
        book = Part(
            PackURI(f"/word/embeddings/grafik{self._charts}.xlsx"), _SHEET_TYPE, chart_data(bars), package
        )
        chart = Part(PackURI(f"/word/charts/chart{self._charts}.xml"), _CHART_TYPE, b"", package)
        chart._blob = _chart_xml(bars, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
        relation = self._document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        height = Pt(24 + _POINTS_PER_BAR * len(bars.names))
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run()._r.append(_drawing(relation, self._charts, bars, Cm(TEXT_WIDTH), height))

    def data(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _add(
        self,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        italic: bool = False,
        color: bool = False,
        after: float = 0,
    ) -> None:
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(text_for_file(text))
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        if color:
            run.font.color.rgb = RGBColor.from_string(DARK[1:])
        paragraph.paragraph_format.space_after = Pt(after)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(1.5)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10)
        normal.paragraph_format.space_after = Pt(0)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for part in ("Halaman ", "PAGE", " dari ", "NUMPAGES"):
            run = footer.add_run()
            run.font.size = Pt(8)
            if part.isupper():
                _field(run, part)
            else:
                run.text = part


def _fill(
    cell: Any, text: str, width: Any, *, bold: bool = False, shaded: bool = False, right: bool = False
) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text_for_file(text))
    run.bold, run.font.size = bold, Pt(8.5)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if shaded:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DDE5ED"/>')
        )


def _field(run: Any, name: str) -> None:
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = name
        run._r.append(element)


def _chart_xml(bars: Bars, relation: str) -> bytes:
    """The chart part: bars from the top, values at their ends, no axis of values, our one colour."""
    data = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    data.categories = [text_for_file(name) for name in bars.names]
    data.add_series(text_for_file(bars.series), bars.values)  # type: ignore[no-untyped-call]
    writer = ChartXmlWriter(XL_CHART_TYPE.BAR_CLUSTERED, data)  # type: ignore[no-untyped-call]
    chart = parse_xml(writer.xml.encode())
    series = chart.find(f".//{{{_DRAWING}/chart}}ser")
    categories = series.find(f"{{{_DRAWING}/chart}}cat")
    for addition in (_FILL, _LABELS):
        categories.addprevious(parse_xml(addition))
    axes = chart.find(f".//{{{_DRAWING}/chart}}plotArea")
    axes.find(f"{{{_DRAWING}/chart}}catAx/{{{_DRAWING}/chart}}scaling/{{{_DRAWING}/chart}}orientation").set(
        "val", "maxMin"
    )
    value_axis = axes.find(f"{{{_DRAWING}/chart}}valAx")
    value_axis.find(f"{{{_DRAWING}/chart}}delete").set("val", "1")
    value_axis.remove(value_axis.find(f"{{{_DRAWING}/chart}}majorGridlines"))
    chart.find(f".//{{{_DRAWING}/chart}}autoTitleDeleted").set("val", "1")
    chart.find(f".//{{{_DRAWING}/main}}defRPr").set("sz", "900")
    bar = axes.find(f"{{{_DRAWING}/chart}}barChart/{{{_DRAWING}/chart}}axId")
    bar.addprevious(parse_xml(f'<c:gapWidth xmlns:c="{_DRAWING}/chart" val="40"/>'))
    external = (
        f'<c:externalData xmlns:c="{_DRAWING}/chart" {nsdecls("r")} r:id="{relation}">'
        '<c:autoUpdate val="0"/></c:externalData>'
    )
    chart.append(parse_xml(external))
    return bytes(etree.tostring(chart, xml_declaration=True, encoding="UTF-8", standalone=True))


_FILL = (
    f'<c:spPr xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main">'
    f'<a:solidFill><a:srgbClr val="{DARK[1:]}"/></a:solidFill></c:spPr>'
)
_LABELS = (
    f'<c:dLbls xmlns:c="{_DRAWING}/chart"><c:numFmt formatCode="[$-421]0.0" sourceLinked="0"/>'
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
)


def _drawing(relation: str, number: int, bars: Bars, width: int, height: int) -> Any:
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(width)}" cy="{int(height)}"/>'
        f'<wp:docPr id="{number}" name="Grafik {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    pairs = zip(bars.names, bars.values, strict=True)
    words = "; ".join(f"{name}: {format_number(value, 1)} {bars.series}" for name, value in pairs)
    drawing.find(f".//{qn('wp:docPr')}").set("descr", text_for_file(f"{bars.heading}. {words}"))
    return drawing
