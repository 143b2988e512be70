"""Tables of texts: how many rows stand there before all are asked for."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stunting.ui.words import wording


def page(text: str, rows: int) -> None:
    import pandas as pd

    from stunting.ui.shown.tables import show_table

    show_table(pd.DataFrame({"No": range(rows), "Isi": [text] * rows}), key="contoh", name="contoh")


@pytest.mark.parametrize(
    ("text", "rows", "shown"),
    [("pendek", 35, 35), ("pendek", 36, 30), ("kalimat " * 12, 13, 13), ("kalimat " * 12, 14, 8)],
)
def test_few_rows_stand_there_at_first_fewer_where_each_is_a_sentence(text, rows, shown):
    """Five rows more than are shown at first are shown too: nobody is sent to another click for them."""
    app = AppTest.from_function(page, args=(text, rows)).run()
    assert not app.exception
    assert len(pd.DataFrame(app.table[0].value)) == shown
    if shown < rows:
        assert app.toggle[0].label == wording.ALL_ROWS.format(count=str(rows))
        app.toggle[0].set_value(True).run()
        assert len(app.table[0].value) == rows
