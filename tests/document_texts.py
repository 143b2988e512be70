"""What a docx document says, for tests that look for words in it."""

import io

import docx


def text_of_document(data):
    """All paragraphs, then the rows of all tables, a line each."""
    document = docx.Document(io.BytesIO(data))
    rows = [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])
