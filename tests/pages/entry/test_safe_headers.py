"""Every answer tells the browser what it may do; what an answer says itself stays."""

import asyncio

from stunting.ui.entry.safe_headers import SAFE_HEADERS, SafeHeaders
from stunting.ui.entry.server import middleware


def headers_of(*said):
    sent = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": list(said)})
        await send({"type": "http.response.body", "body": b"{}"})

    async def send(message):
        sent.append(message)

    asyncio.run(SafeHeaders(page)({"type": "http"}, None, send))
    return sent[0]["headers"]


def test_an_answer_gets_every_header_once():
    assert headers_of((b"etag", b"1")) == [(b"etag", b"1"), *SAFE_HEADERS]


def test_what_an_answer_says_itself_stays():
    stricter = (b"Referrer-Policy", b"no-referrer")
    assert [value for name, value in headers_of(stricter) if name.lower() == b"referrer-policy"] == [
        b"no-referrer"
    ]


def test_no_other_site_may_frame_the_dashboard_and_it_is_in_the_server():
    assert b"frame-ancestors 'self'" in dict(SAFE_HEADERS)[b"content-security-policy"]
    assert middleware()[0].cls is SafeHeaders
