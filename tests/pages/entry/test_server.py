"""Static files compressed once, everything else untouched; a mistake of ours becomes a sentence."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from stunting.ui.entry.server import StaticGzip, ask_nobody_for_the_own_address, routes

SCRIPT = b"const numbers = [1, 2, 3];\n" * 100


class Streamlit:
    """An application that serves one script and counts how often it was asked."""

    def __init__(self, kind=b"text/javascript", status=200):
        self.kind, self.status, self.asked = kind, status, 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        headers = [
            (b"content-type", self.kind),
            (b"content-length", b"2700"),
            (b"cache-control", b"immutable"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[:1000], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[1000:]})


def ask(app, path="/static/js/index.abc.js", accept=b"gzip, br", **headers):
    messages = []

    async def send(message):
        messages.append(message)

    pairs = [(b"accept-encoding", accept), *((name.encode(), value) for name, value in headers.items())]
    answer = app({"type": "http", "method": "GET", "path": path, "headers": pairs}, None, send)
    # A thread of its own: tests in a browser leave a running loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, answer).result()
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return messages[0]["status"], dict(messages[0]["headers"]), body


def test_a_static_file_is_compressed_once_and_says_so():
    streamlit = Streamlit()
    app = StaticGzip(streamlit)
    for _ in range(2):
        status, headers, body = ask(app)
        assert status == 200
        assert gzip.decompress(body) == SCRIPT
        assert headers[b"content-encoding"] == b"gzip"
        assert headers[b"content-length"] == str(len(body)).encode()
        assert headers[b"cache-control"] == b"immutable"
        assert headers[b"vary"] == b"Accept-Encoding"
    assert streamlit.asked == 1


def test_a_request_from_a_foreign_page_is_refused_without_asking_the_internet(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    assert not is_url_from_allowed_origins("https://foreign.example")
    assert len(asked) == 2
    ask_nobody_for_the_own_address()
    assert not is_url_from_allowed_origins("https://foreign.example")
    assert is_url_from_allowed_origins("http://localhost:8501")
    assert len(asked) == 2


def test_where_people_sign_in_other_programs_get_nothing(monkeypatch, tmp_path):
    [endpoint] = [route.endpoint for route in routes() if "{token}" in route.path]
    asked = {"type": "http", "method": "GET", "query_string": b"", "headers": []}
    request = Request({**asked, "path_params": {"token": "too short", "subject": "summary"}})
    assert endpoint(request).status_code == 404
    (tmp_path / "secrets.toml").write_text('[auth]\ncookie_secret = "invented"')
    monkeypatch.setattr("streamlit.secrets.load_if_toml_exists", lambda: False)
    monkeypatch.setattr("streamlit.get_option", {"secrets.files": [str(tmp_path / "secrets.toml")]}.get)
    assert endpoint(request).status_code == 403


def test_what_must_not_be_compressed_passes_as_it_is():
    for app, asked in (
        (Streamlit(), {"accept": b"identity"}),
        (Streamlit(), {"path": "/_stcore/health"}),
        (Streamlit(), {"range": b"bytes=0-10"}),
        (Streamlit(kind=b"font/woff2"), {}),
        (Streamlit(status=404), {}),
    ):
        status, headers, body = ask(StaticGzip(app), **asked)
        assert status == app.status
        assert body == SCRIPT
        assert b"content-encoding" not in headers
