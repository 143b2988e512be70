"""What is asked: once for each doubt, and one answer settles all its columns."""

import math

import pandas as pd
import pytest

from stunting.analysis.quality.reading_questions import _own_cells, reading_questions
from stunting.model.dataset import (
    ColumnAccount,
    Dataset,
    SheetAccount,
    SheetPreview,
    TableAccount,
    TableShape,
)
from stunting.model.decisions import DecisionKind
from stunting.model.evidence import Aspect, Certainty, Settled
from tests.builders import observe

UNCLEAR = Settled(Aspect.MEASURE, "numerator", Certainty.DOUBTFUL, 0.4, "denominator")


def account(place, header, settled, column_header=""):
    return ColumnAccount(
        place, header, "pregnant_ifa_90", 1.0, settled.value, "", "2024", 2, (settled,), column_header
    )


def sheet(name, *columns):
    table = TableAccount(1, "", TableShape.AREAS_IN_ROWS, "form", (1, 1), (2, 3), "2024", 2, 4, columns)
    return SheetAccount("a.xlsx", name, False, SheetPreview((), ()), (table,))


def cell(sheet, row, column, header, value, **more):
    place = {"file": "a.xlsx", "sheet": sheet, "row": row, "column": column, "table": 1}
    return {
        **place,
        "header": header,
        "value": value,
        "measure": "numerator",
        "certainty": "doubtful",
        **more,
    }


def dataset(sheets, records):
    return Dataset(observe(records), (), tuple(sheets), (), "")


def test_columns_of_one_form_on_two_sheets_are_one_question_and_most_people_come_first():
    few = account("C", "A / Dilayani", UNCLEAR)
    many = account("D", "B / Jumlah", UNCLEAR)
    sheets = [sheet("Jan", few, many), sheet("Feb", few, many)]
    records = [
        record
        for name in ("Jan", "Feb")
        for record in (
            cell(name, 2, 3, "A / Dilayani", 10),
            cell(name, 3, 3, "A / Dilayani", 10, is_total=True),
            cell(name, 2, 4, "B / Jumlah", 500),
            cell(name, 3, 4, "B / Jumlah", math.nan),
        )
    ]
    first, second = reading_questions(dataset(sheets, records))
    assert (first.cell, first.cells, first.people) == ("D2", 2, 1000)
    assert (second.cell, second.cells, second.people) == ("C2", 4, 20)
    [decision] = second.answer("denominator")
    assert (decision.kind, decision.subject, decision.value, decision.fingerprint) == (
        DecisionKind.COLUMN_MEASURE,
        "A / Dilayani",
        "denominator",
        "form",
    )


def test_one_doubt_about_an_indicator_is_asked_once_for_all_its_columns():
    doubt = Settled(Aspect.INDICATOR, "pregnant_ifa_90", Certainty.DOUBTFUL, 0.2, "")
    columns = [account(letter, month, doubt) for letter, month in (("C", "Januari"), ("D", "Februari"))]
    records = [cell("Jan", 2, 3, "Januari", 10), cell("Jan", 2, 4, "Februari", 20)]
    [question] = reading_questions(dataset([sheet("Jan", *columns)], records))
    assert question.cells == 2
    assert [one.subject for one in question.answer("weighing_coverage")] == ["Januari", "Februari"]


def test_target_or_realisasi_is_said_of_a_column_for_all_indicators_in_rows():
    columns = [account(f"F{row}", f"I{row} / REALISASI", UNCLEAR, "REALISASI") for row in (2, 3)]
    records = [cell("Jan", row, 6, f"I{row} / REALISASI", 10) for row in (2, 3)]
    [question] = reading_questions(dataset([sheet("Jan", *columns)], records))
    assert [(one.subject, one.value) for one in question.answer("numerator")] == [("REALISASI", "realisasi")]
    assert [(one.subject, one.value) for one in question.answer("target")] == [("REALISASI", "target")]


def test_what_is_settled_is_not_asked():
    sure = Settled(Aspect.MEASURE, "numerator", Certainty.SURE, 4.0, "denominator")
    records = [cell("Jan", 2, 3, "A", 10, certainty="sure")]
    assert reading_questions(dataset([sheet("Jan", account("C", "A", sure))], records)) == ()


@pytest.mark.parametrize("place", ["D", "7", "D7", "AB", "8", ""])
def test_the_cells_of_an_account_are_those_that_it_stands_for(place):
    one = account(place, "Capaian", UNCLEAR)
    cells = pd.DataFrame([(7, 4), (8, 4), (7, 5), (7, 28)], columns=["row", "column"])
    stands = [one.stands_for(row, column, "Capaian") for row, column in cells.to_numpy().tolist()]
    pd.testing.assert_frame_equal(_own_cells(one, cells), cells[stands])
