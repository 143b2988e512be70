"""What a page says, all its texts in one, as people read it: for tests that compare pages."""

import json
import re

from streamlit.testing.v1 import AppTest

from stunting.ui.visit.session import Results, Workspace
from tests.pages.screens import cards, html_text, new_visit


def said(
    workspace: Workspace, results: Results, script: str, part: tuple[str, str] = ("", ""), **query: str
) -> str:
    """The texts of a page ("achievement/overview") in the period "latest of each", with the choices `query`.

    `part` is the key of its tabs and the one that is open, where that is not the first. Score cards give a
    line a row, tables their rows, the first with how many there are.
    """
    app = new_visit()
    app.session_state["workspace"] = workspace
    app.session_state["results"] = results
    key, opened = part
    if key:
        app.session_state[key] = opened
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{script}.py").run()
    figures = [json.loads(one.proto.spec)["layout"]["title"]["text"] for one in app.get("plotly_chart")]
    texts = [f"{one.label}: {one.value}" for one in app.metric] + [html_text(app), _text_of_cards(app)]
    texts += [one.value for one in (*app.header, *app.markdown, *app.caption)]
    for table in (one.value for one in (*app.table, *app.dataframe) if len(one.value)):
        first, *others = (" ".join(map(str, row)) for row in table.itertuples(index=False))
        texts += [f"{first} ({len(table)} baris)", *others]
    text = "\n".join(re.sub(r"<[^>]*>", " ", text) for text in [*texts, *figures]).replace("\\", "")
    return re.sub(r"[ ]+", " ", text)


def _text_of_cards(app: AppTest) -> str:
    """The rows of score cards, each with its name, its offices, and its area with the least share."""
    return "\n".join(_text_of_row(card, row) for card in cards(app) for row in card.get("rows", ()))


def _text_of_row(card: dict, row: dict) -> str:
    texts = [cell.get("text", "") for cell in row["cells"]]
    apart = next((at for at, column in enumerate(card["columns"]) if column.get("apart")), len(texts))
    scores = [
        (cell["order"], column["title"], cell["text"])
        for column, cell in zip(card["columns"][apart:], row["cells"][apart:], strict=True)
        if "order" in cell
    ]
    least = [(title, text) for order, title, text in scores if order == min(scores)[0]]
    furthest = f"Terjauh: {' dan '.join(title for title, _ in least)} {least[0][1]} %" if least else ""
    office = row["cells"][1].get("hint", "")
    hints = "; ".join(cell["hint"] for cell in row["cells"][2:] if "\n" not in cell.get("hint", "\n"))
    noted = (" ".join(filter(None, (cell.get("text"), cell.get("note")))) for cell in row["cells"][1:])
    values = " | ".join((texts[0], *noted))
    return f"Baris {texts[0]}. Penanggung jawab: {office}. {furthest} Nilai: {values} | Petunjuk: {hints}"
