"""Page Periksa: sheets as pictures, one click for all of a kind, and what was not read, by name."""

import io
import zipfile

import openpyxl
import pytest

from stunting.ui.words import wording
from tests.pages.screens import assert_sound, components, html_text

UPLOAD = "pages/data/upload.py"
HEADER = "Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet;Zyx besar;Qwv kecil\n"
MATRIX = (
    "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
    + HEADER
    + "Waru;Apo-apo;50;40;7;3\nWaru;Sesuru;60;30;8;4\nWaru;Bangun Mulya;40;30;9;5\n"
).encode()


@pytest.fixture
def asked(open_page):
    app = open_page(UPLOAD)
    return app.file_uploader[0].set_value([("ttd.csv", MATRIX, "text/csv")]).run()


def decisions(app):
    return app.session_state["workspace"].office.decisions


def pictures(app):
    """The files, and the sheets of the chosen one, as the browser gets them."""
    files, sheets = (one["items"] for one in components(app) if "items" in one)
    return files, sheets


def test_one_click_confirms_all_names_and_the_answer_is_taken_back(asked):
    app = asked
    assert_sound(app)
    assert wording.AREAS_CARD.format(count=2) in html_text(app)
    assert wording.ASKED_TITLE in html_text(app)
    assert wording.ANSWERS_KEPT in [one.value for one in app.caption]
    app.button(key="ya_wilayah").click().run()
    assert_sound(app)
    assert sorted((one.kind, one.subject) for one in decisions(app)) == [
        ("area", "Waru / Apo-apo"),
        ("area", "Waru / Sesuru"),
    ]
    # Folded to one line: nothing is asked about them any more.
    assert [one.key for one in app.button if one.key == "ya_wilayah"] == []
    assert any(wording.AREAS_CARD.format(count=2) in one.value for one in app.markdown)
    assert wording.ANSWERED_OF.format(done=1, all=3) in html_text(app)
    assert wording.ANSWERS_KEPT in [one.value for one in app.caption]
    app.button(key="batalkan_0").click().run()
    assert_sound(app)
    assert decisions(app) == ()
    assert app.button(key="ya_wilayah").label == wording.YES_ALL.format(count=2)


def test_unknown_columns_are_put_aside_together_and_their_colour_goes(asked):
    app = asked
    _, [sheet] = pictures(app)
    assert {run[0] for run in sheet["runs"]} >= {"header", "area", "number", "asked"}
    assert sheet["asked"] == wording.ASKED_ON_SHEET.format(count=4)
    app.button(key="ya_kolom").click().run()
    app.button(key="ya_wilayah").click().run()
    assert_sound(app)
    assert {one.subject for one in decisions(app) if one.kind == "column_ignored"} == {
        "Zyx besar",
        "Qwv kecil",
    }
    [file], [sheet] = pictures(app)
    assert "asked" not in {run[0] for run in sheet["runs"]}
    assert (file["state"], file.get("badge")) == ("ok", None)


def test_an_unknown_column_gets_its_indicator(asked):
    app = asked
    app.session_state["satu_kolom"] = True
    app.run()
    choice = next(one for one in app.selectbox if one.label.startswith("Qwv kecil"))
    choice.set_value("pregnant_ifa_90")
    next(one for one in app.button if one.label == wording.KEEP).click().run()
    assert_sound(app)
    assert [(one.kind, one.subject, one.value) for one in decisions(app)] == [
        ("column_indicator", "Qwv kecil", "pregnant_ifa_90")
    ]


def test_the_headline_names_a_sheet_of_which_most_was_not_understood(open_page):
    unread = b"No;Desa;Zyx besar;Qwv kecil\n1;Api-api;7;3\n2;Sesulu;8;4\n"
    app = open_page(UPLOAD)
    files = [("ttd.csv", MATRIX, "text/csv"), ("lain.csv", unread, "text/csv")]
    app.file_uploader[0].set_value(files).run()
    assert_sound(app)
    text = html_text(app)
    assert "1 lembar sebagian besar belum dipahami: lain.csv" in text
    assert text.index("belum dipahami: lain.csv") < text.index("berkas terbaca")
    files, _ = pictures(app)
    assert [(one["hint"].partition(";")[0], one["state"]) for one in files] == [
        ("lain.csv", "bad"),
        ("ttd.csv", "ok"),
    ]
    # Its badge says what it counts, and the sentence the same amount.
    assert files[0]["badge"] == "2 ?"
    assert files[0]["hint"].startswith("lain.csv; 2 hal di berkas ini menunggu jawaban")
    assert "tentang 6 hal di 2 berkas" in text
    assert [one["badge"] for one in files] == ["2 ?", "4 ?"]
    said = [box.value for box in app.caption]
    assert wording.WHICH_FOR_WHAT in said


def test_every_file_that_cannot_be_read_is_named(open_page):
    app = open_page(UPLOAD)
    broken = [(f"rusak_{number}.xlsx", b"PK\x03\x04 broken %d" % number, "") for number in range(7)]
    app.file_uploader[0].set_value([*broken, ("ttd.csv", MATRIX, "text/csv")]).run()
    assert_sound(app)
    text = html_text(app)
    assert "7 berkas tidak terbaca" in text
    for name, _, _ in broken:
        assert name in text


def test_a_file_that_was_not_read_is_called_so_and_leads_nowhere(open_page):
    app = open_page(UPLOAD)
    app.file_uploader[0].set_value([("rusak.xlsx", b"PK\x03\x04 broken", "")]).run()
    [files] = [one["items"] for one in components(app) if "items" in one]
    assert [(file["note"], file["state"]) for file in files] == [("tidak terbaca", "bad")]
    assert not [link for link in app.get("page_link") if wording.TO_OVERVIEW in link.proto.label]
    assert not app.warning
    # Nothing is asked, so nothing is said about answers.
    assert wording.ASKED_TITLE not in html_text(app)
    assert wording.ANSWERS_KEPT not in [one.value for one in app.caption]


def workbook_with_a_broken_sheet():
    """MATRIX as the first of two sheets; the XML of the other ends in the middle."""
    book = openpyxl.Workbook()
    for line in MATRIX.decode().splitlines():
        book.active.append([int(text) if text.isdigit() else text for text in line.split(";")])
    book.create_sheet("Gizi lama").append(["Uraian", "Nilai"])
    whole, cut = io.BytesIO(), io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(cut, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, body[: len(body) // 2] if name.endswith("sheet2.xml") else body)
    return cut.getvalue()


def test_a_sheet_of_which_nothing_was_read_is_named_here_and_with_the_answer(open_page):
    app = open_page(UPLOAD)
    app.file_uploader[0].set_value([("ttd.xlsx", workbook_with_a_broken_sheet(), "")]).run()
    assert_sound(app)
    assert "1 lembar tanpa angka yang terbaca: Gizi lama" in html_text(app)
    assert "Semua dikenali" not in html_text(app)
    app.switch_page("pages/achievement/overview.py").run()
    assert_sound(app)
    captions = "\n".join(one.value for one in app.caption).replace("\\", "")
    assert "tidak ikut dihitung: Gizi lama (ttd.xlsx)" in captions
