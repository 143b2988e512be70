"""Nothing falls out of a visit: F5, a new server on the same folder, another browser, a link for others."""

import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
from playwright.sync_api import TimeoutError, expect

from stunting.ui.words import wording
from tests.browser.test_access import grave_findings
from tests.browser.visitor import PARTS, PHONE, new_context, new_visitor

NOTE = "rembuk Rabu"


def matrix(path, year=2024, served=40):
    """`served` of 50 and 30 of 60 pregnant women of two desa of Waru."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [f"CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN {year} KABUPATEN PENAJAM PASER UTARA"],
        [],
        ["No", "Kecamatan", "Desa/Kelurahan", "Jumlah ibu hamil", "Ibu hamil mendapat TTD 90 tablet"],
        [1, "Waru", "Api-api", 50, served],
        [2, "Waru", "Sesulu", 60, 30],
    ):
        sheet.append(row)
    book.save(path)
    return path


def reload(visitor):
    with visitor.a_run():
        visitor.page.reload()


A_TRY_MS = 3_000


def choose_unfolding(visitor, label, option):
    """Choose an option in a part that may still be unfolding, which closes the list again."""
    box = visitor.page.get_by_role("combobox", name=label).first
    options = visitor.page.get_by_role("option", name=option)

    def chosen():
        if not options.count():
            box.click()
        try:
            options.first.click(timeout=A_TRY_MS)
        except TimeoutError:  # the list moved or closed while the part unfolded
            return False
        return True

    visitor.wait_until(chosen, f"{option} cannot be chosen in the list of {label}")
    visitor.settle()


def test_f5_and_a_restart_lose_nothing(browser, new_server, tmp_path, screenshots):
    data = tmp_path / "data"
    with new_context(browser) as context:
        with new_server(data) as address, new_visitor(context, address) as visitor:
            visitor.open()
            visitor.upload(matrix(tmp_path / "ttd.xlsx"))
            visitor.go_to(wording.PAGE_UPLOAD)
            visitor.click(wording.DECISIONS_TITLE, role="tab")
            visitor.page.get_by_text(wording.PRO_RATA_TOGGLE).click()
            visitor.settle()
            visitor.go_to(wording.PAGE_PLAN)
            visitor.type_in_grid("Desa/kelurahan", row=1, text=NOTE)
            reload(visitor)
            expect(visitor.grid()).to_contain_text(NOTE)
            with new_context(browser) as other, new_visitor(other, address) as colleague:
                colleague.open()
                colleague.sees(wording.SAMPLE_BUTTON)
        with new_server(data) as address, new_visitor(context, address, keeps_cookies=True) as visitor:
            visitor.open("rencana")
            expect(visitor.grid()).to_contain_text(NOTE)
            visitor.open("unggah")
            visitor.click(wording.DECISIONS_TITLE, role="tab")
            visitor.sees(wording.UNDO)
            visitor.click(wording.FILES_TITLE, role="tab")
            visitor.click(wording.START_OVER)
            visitor.picture(screenshots, "forget.png")
            assert grave_findings(visitor) == []
            visitor.click(wording.FORGET_ALL_YES)
            reload(visitor)
            visitor.sees(wording.SAMPLE_BUTTON)


def words_of_page(visitor):
    """The texts of the page, without those in charts and cards."""
    texts = visitor.page.get_by_test_id("stMain").get_by_test_id("stMarkdownContainer").all_inner_texts()
    return set(texts) - {""}


def test_f5_on_every_page_keeps_files_choices_and_the_version(visitor, tmp_path):
    """Also on a page that does not obey a choice: it is there again where a page does."""
    visitor.open()
    visitor.upload(matrix(tmp_path / "ttd.xlsx"))
    # A plan is born with the first page that needs it, which is no new version.
    visitor.go_to(wording.PAGE_PLAN)
    visitor.go_to(wording.PAGE_OVERVIEW)
    visitor.sees("Data versi 1,")
    stands_on = visitor.page.locator("[class*=st-key-data_dipakai]").inner_text()
    assert wording.DATA_IN_USE.format(files=1, numbers=4) in stands_on
    chosen = {wording.KECAMATAN: "Waru", wording.PERIOD: "Tahun 2024", wording.SECTOR: "Kesehatan"}
    for label, option in chosen.items():
        visitor.choose(label, option)
    visitor.go_to(wording.PART_INDICATOR)
    assert visitor.chosen(wording.INDICATOR) == wording.WORST_INDICATOR
    visitor.choose(wording.INDICATOR, chosen.setdefault(wording.INDICATOR, "TTD 90 tablet ibu hamil"))
    address = query_of(visitor)
    assert len(address) == len(chosen)
    for _, page in PARTS:
        visitor.go_to(page.title)
        before = words_of_page(visitor)
        assert before
        reload(visitor)
        visitor.on_page(page.title)
        said = f"{page.title} does not say again what it said: {before}"
        visitor.wait_until(lambda before=before: before <= words_of_page(visitor), said)
        if page.title != wording.PAGE_MEETING:  # which shows no rows above it
            visitor.sees(*stands_on.splitlines())
        assert query_of(visitor) == address, page.title
        for label, option in chosen.items():
            if visitor.page.get_by_role("combobox", name=label).count():
                assert visitor.chosen(label) == option, page.title


def query_of(visitor):
    """What stands in the address of the page behind its question mark."""
    return parse_qs(urlsplit(visitor.page.url).query)


def test_who_has_the_link_sees_the_same_figures_and_version_after_a_reload(
    browser, server, tmp_path, screenshots
):
    with (
        new_context(browser) as office,
        new_visitor(office, server) as owner,
        new_context(browser, **PHONE) as elsewhere,
        new_visitor(elsewhere, server) as colleague,
    ):
        owner.open()
        owner.upload(matrix(tmp_path / "ttd.xlsx"))
        owner.go_to(wording.PAGE_OVERVIEW)
        owner.choose(wording.PERIOD, "Tahun 2024")
        owner.go_to(wording.PAGE_ARCHIVE)
        owner.picture(screenshots, "archive.png")
        owner.click(wording.ARCHIVE_LINKS, role="tab")
        owner.click(wording.SHARE_READ)
        owner.picture(screenshots, "archive_link.png")
        assert grave_findings(owner) == []
        link = owner.page.get_by_test_id("stCode").first.inner_text().strip()
        colleague.open(link.removeprefix(f"{server}/"))
        colleague.sees("Ringkasan", "63,6")
        assert colleague.chosen(wording.PERIOD) == "Tahun 2024"
        owner.open("unggah")
        owner.unfold(wording.UPLOAD_MORE)
        owner.upload(matrix(tmp_path / "ttd_perbaikan.xlsx", served=44))
        owner.sees("ttd_perbaikan.xlsx menggantikan ttd.xlsx", "1 angka berbeda, terbesar 4 orang")
        owner.picture(screenshots, "newer_version.png")
        colleague.open(f"arsip?{link.partition('?')[2]}")
        colleague.unfold(wording.VERSIONS.format(count=1))
        colleague.picture(screenshots, "phone_versions.png")
        owner.open("arsip")
        owner.unfold(wording.VERSIONS.format(count=1))
        choose_unfolding(owner, wording.COMPARE_BEFORE, "ttd.xlsx")
        owner.sees("1 angka berbeda, terbesar 4 orang", "Sebelumnya")
        owner.picture(screenshots, "versions.png")
        assert grave_findings(owner) == []
        owner.open("unggah")
        colleague.go_to(wording.PAGE_KECAMATAN)
        expect(colleague.page).to_have_url(re.compile("ruang="))
        owner.open("unggah")
        owner.unfold(wording.UPLOAD_MORE)
        owner.upload(matrix(tmp_path / "ttd_2025.xlsx", year=2025))
        reload(colleague)
        colleague.sees(wording.DATA_IN_USE.format(files=2, numbers=8), "Data versi 3")
        colleague.picture(screenshots, "phone_shared.png")
        colleague.open(f"unggah?{link.partition('?')[2]}")
        assert colleague.page.get_by_test_id("stFileUploader").count() == 0
