"""Which of the offices of an indicator leads."""

from dataclasses import replace

from stunting.catalogue.indicators import load_catalogue
from stunting.model.indicators import leading_office, supporting_offices

OFFICES = ("Dinas Kesehatan", "Disdikpora", "Kantor Kemenag")


def test_the_office_named_first_leads_and_the_others_support():
    assert leading_office(", ".join(OFFICES)) == "Dinas Kesehatan"
    assert supporting_offices(", ".join(OFFICES)) == ["Disdikpora", "Kantor Kemenag"]
    assert (leading_office(""), supporting_offices("")) == ("", [])


def test_an_indicator_answers_as_its_rows_do():
    indicator = load_catalogue().indicators["pregnant_ifa_90"]
    assert replace(indicator, opd=OFFICES).leading_office == leading_office(", ".join(OFFICES))
    assert replace(indicator, opd=()).leading_office == ""
