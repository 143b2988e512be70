"""Workbooks written part by part, for forms that no writing library produces."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# Style 0 is general, 1 a percent format, 2 a number with a printed percent sign.
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts>
<numFmt numFmtId="164" formatCode="0.0%"/>
<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/>
</numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs>
</styleSheet>"""


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sheet_xml(rows, head="", tail=""):
    return f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def relations(*lines):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def relation(identifier, kind, target):
    return f'<Relationship Id="{identifier}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def root_relation(workbook):
    return relations(relation("rId1", "officeDocument", workbook))


def xlsx_parts(sheets, states=None):
    """Parts of a workbook whose sheets are given as whole XML by name."""
    listed = lines = ""
    for number, name in enumerate(sheets, 1):
        state = f' state="{states[name]}"' if states and name in states else ""
        listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
        lines += relation(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml")
    sheets_xml = f"<sheets>{listed}</sheets>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": root_relation("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{sheets_xml}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(lines),
        "xl/styles.xml": STYLES,
    }
    for number, xml in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return parts


def raw_xlsx(rows, head="", tail=""):
    """A workbook of one sheet, its rows given as XML."""
    return zipped(xlsx_parts({"Rekap": sheet_xml(rows, head, tail)}))


def text_cell(address, text):
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


ODS_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def raw_ods(tables, styles="", manifest=""):
    """An ods file whose tables are given as XML."""
    return zipped(
        {
            "mimetype": ODS_TYPE,
            "content.xml": (
                f'<office:document-content {ODS_NAMESPACES} xmlns:calcext="urn:calcext">'
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>{manifest}'
                "</manifest:manifest>"
            ),
        }
    )


def ods_cell(value, count=1, **attributes):
    more = "".join(f' table:{name.replace("_", "-")}="{text}"' for name, text in attributes.items())
    if count > 1:
        more += f' table:number-columns-repeated="{count}"'
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, str):
        return (
            f'<table:table-cell{more} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        )
    return f'<table:table-cell{more} office:value-type="float" office:value="{value}"/>'


def ods_percent(value):
    return f'<table:table-cell office:value-type="percentage" office:value="{value}"/>'


def ods_row(*cells, count=1, hidden=False):
    more = ' table:visibility="collapse"' if hidden else ""
    if count > 1:
        more += f' table:number-rows-repeated="{count}"'
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def ods_table(*rows, name="Rekap", columns=""):
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'
