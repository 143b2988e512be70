"""The matrix in every format that is read."""

import base64

from tests.reading.opening import raw_xls, raw_xlsb
from tests.reading.opening.raw_zip import ods_cell, ods_row, ods_table, raw_ods, sheet_xml, xlsx_parts, zipped
from tests.torture.cases.case import as_csv, as_xlsx, csv_of, raw_matrix, sheet_rows

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
PATHS = {
    "sheet": "xl/worksheets/sheet1.xml",
    "book": "xl/workbook.xml",
    "book_rels": "xl/_rels/workbook.xml.rels",
    "rels": "_rels/.rels",
    "types": "[Content_Types].xml",
    "styles": "xl/styles.xml",
    "strings": "xl/sharedStrings.xml",
}


def parts(**changed):
    """Parts of a workbook with the matrix, some of them other ones or, with None, away."""
    made = xlsx_parts({"Rekap": sheet_xml(raw_matrix())})
    made.update({PATHS.get(name, name): content for name, content in changed.items()})
    return {name: content for name, content in made.items() if content is not None}


def packed(**changed):
    """Makes a workbook of `parts`."""
    return lambda: zipped(parts(**changed))


def plain():
    return as_xlsx(sheet_rows())


def ods():
    return raw_ods(ods_table(*(ods_row(*map(ods_cell, row)) for row in sheet_rows())))


def xls():
    cells = b""
    for row, values in enumerate(sheet_rows()):
        for column, value in enumerate(values):
            write = raw_xls.label if isinstance(value, str) else raw_xls.number
            cells += write(row, column, value)
    return raw_xls.raw_xls({"Rekap": (0, cells)})


def xlsb():
    cells = b""
    for row, values in enumerate(sheet_rows()):
        cells += raw_xlsb.row(row)
        for column, value in enumerate(values):
            cells += (raw_xlsb.label if isinstance(value, str) else raw_xlsb.number)(column, value)
    return raw_xlsb.raw_xlsb({"Rekap": (False, raw_xlsb.worksheet(cells))})


def html(before="", after=""):
    lines = (f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in sheet_rows())
    return f"<html><body>{before}<table>{''.join(lines)}</table>{after}</body></html>".encode()


def mhtml():
    page = base64.b64encode(html()).decode()
    lines = (
        "MIME-Version: 1.0",
        "Content-Type: multipart/related; boundary=BATAS",
        "",
        "--BATAS",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        page,
        "--BATAS--",
        "",
    )
    return "\r\n".join(lines).encode()


def xml_2003(cell="", row=""):
    def written(value):
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(written, values))}</Row>" for values in sheet_rows())
    lines += f"<Row {row}><Cell/></Row>" if row else ""
    lines += f"<Row><Cell {cell}/></Row>" if cell else ""
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">'
        f'<Worksheet ss:Name="Rekap"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


WHOLE = {
    "xlsx": plain,
    "xlsm": packed(**{"xl/vbaProject.bin": "x"}),
    "xlsb": xlsb,
    "xls": xls,
    "ods": ods,
    "csv": csv_of(),
    "tsv": lambda: as_csv(sheet_rows(), "\t"),
    "html": html,
    "mht": mhtml,
    "xml": xml_2003,
}
"""Makes the matrix, by the ending of its name."""
