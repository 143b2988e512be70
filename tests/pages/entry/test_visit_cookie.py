"""The cookie of a visit: given with a page, kept where it is there, seen by no script and no foreign site."""

import asyncio
import re

import pytest

from stunting.ui.entry.visit_cookie import VisitCookie
from stunting.ui.visit import cookie

HELD = "x" * 42 + "-"
PAGE = (b"accept", b"text/html,*/*")


def answer_to(*headers, scheme="http"):
    """The cookies that an answer sets."""
    sent = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b"1")]})
        await send({"type": "http.response.body", "body": b"<html>"})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "scheme": scheme, "headers": list(headers)}
    asyncio.run(VisitCookie(page)(scope, None, send))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_a_new_browser_gets_a_text_that_nobody_guesses():
    [first], [second] = answer_to(PAGE), answer_to(PAGE)
    assert re.match(r"stunting_kunjungan=[\w-]{43}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax$", first)
    assert first != second


@pytest.mark.parametrize("others", [b"", b"a=1; ", b"odd[]={x}; "])
def test_a_known_browser_keeps_its_own(others):
    held = (b"cookie", others + f"stunting_kunjungan={HELD}; b=2".encode())
    [given] = answer_to(PAGE, held)
    assert given.startswith(f"stunting_kunjungan={HELD}; ")


def test_a_cookie_of_another_form_is_replaced():
    [given] = answer_to(PAGE, (b"cookie", b"stunting_kunjungan=short"))
    assert "=short" not in given


def test_over_tls_it_is_never_sent_in_the_open():
    assert answer_to(PAGE, scheme="https")[0].endswith("; Secure")


def test_what_is_no_page_gets_none():
    assert answer_to((b"accept", b"*/*")) == []


def test_with_a_sign_in_a_visit_is_of_the_browser_and_the_person(monkeypatch):
    monkeypatch.setattr("streamlit.context", type("Context", (), {"cookies": {cookie.COOKIE: HELD}}))
    tokens = set()
    for person in ("", "siti", "budi"):
        monkeypatch.setattr(cookie, "signed_in_as", lambda person=person: person)
        tokens.add(cookie.visit_token())
    assert len(tokens) == 3
    monkeypatch.setattr("streamlit.context", type("Context", (), {"cookies": {}}))
    assert cookie.visit_token() == ""
