"""Visitors without a browser: their websockets, their cookies, what they click on and upload."""

from __future__ import annotations

import asyncio
import http.client
import re
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

SAMPLE = "Coba dengan data contoh"
PAGES = ("ringkasan", "kecamatan", "opd", "indikator", "prioritas", "tindak-lanjut", "mutu", "dokumen")
LONGEST_S = 600
"""So long a visitor waits before the whole run is given up: a slow machine must not end it."""
_BOUNDARY = "batas-antara-bagian"


class Visitor:
    """One browser tab: its connection, the pages that the menu named, and what can be clicked on.

    `errors` counts the sentences with which a page said that it failed.
    """

    def __init__(self, socket: ClientConnection, port: int, cookies: str) -> None:
        self._socket, self._port, self._cookies = socket, port, cookies
        self._pages: dict[str, str] = {}
        self._page = self._sample = self._zone = ""
        self.errors = 0

    async def run(self, change: Callable[[BackMsg], None] = lambda _: None) -> float:
        """Ask for a run of the script and give the seconds until it has ended."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        asked.rerun_script.page_script_hash = self._page
        change(asked)
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        await asyncio.wait_for(self._ended(), LONGEST_S)
        return time.perf_counter() - start

    async def _ended(self) -> None:
        while True:
            said = ForwardMsg.FromString(await self._socket.recv())
            match said.WhichOneof("type"):
                case "navigation":
                    self._pages |= {
                        one.url_pathname: one.page_script_hash for one in said.navigation.app_pages
                    }
                    self._page = said.navigation.page_script_hash
                case "delta":
                    self._note(said)
                case "script_finished" if said.script_finished in (
                    ForwardMsg.FINISHED_SUCCESSFULLY,
                    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
                ):
                    return
                case "auto_rerun" | "page_not_found":
                    raise RuntimeError(said.WhichOneof("type"))

    def _note(self, said: ForwardMsg) -> None:
        element = said.delta.new_element
        match element.WhichOneof("type"):
            case "button" if element.button.label == SAMPLE:
                self._sample = element.button.id
            case "file_uploader":
                self._zone = element.file_uploader.id
            case "exception":
                self.errors += 1
            case "alert" if element.alert.format == Alert.ERROR:
                self.errors += 1

    async def take_samples(self) -> float:
        """Click on the button of the sample data."""

        def click(asked: BackMsg) -> None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = self._sample, True

        return await self.run(click)

    async def upload(self, name: str, data: bytes) -> float:
        """Drop a file into the zone of uploads: seconds until what was read of it is on the page."""
        asked = BackMsg()
        asked.file_urls_request.request_id = uuid.uuid4().hex
        asked.file_urls_request.file_names.append(name)
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            said = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), LONGEST_S))
            if said.WhichOneof("type") == "file_urls_response":
                break
        (urls,) = said.file_urls_response.file_urls
        await asyncio.to_thread(self._put, urls.upload_url, name, data)

        def drop(asked: BackMsg) -> None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self._zone
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.name, info.size, info.file_id = name, len(data), urls.file_id
            info.file_urls.CopyFrom(urls)

        await self.run(drop)
        return time.perf_counter() - start

    def _put(self, path: str, name: str, data: bytes) -> None:
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        token = re.search(r"_streamlit_xsrf=([^;]*)", self._cookies)
        answer = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LONGEST_S)
        answer.request(
            "PUT",
            path,
            head.encode() + data + f"\r\n--{_BOUNDARY}--\r\n".encode(),
            {
                "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
                "Cookie": self._cookies,
                "X-Xsrftoken": token[1] if token else "",
            },
        )
        status = answer.getresponse().status
        answer.close()
        if status >= 300:
            raise RuntimeError(f"the upload was answered with {status}")

    async def open(self, page: str) -> float:
        """Follow the link of the menu to a page."""
        self._page = self._pages[page]
        return await self.run()


@asynccontextmanager
async def visitor(port: int) -> AsyncIterator[Visitor]:
    """A visitor who has fetched the page, with the cookies that came with it, and opened its websocket."""
    cookies = await asyncio.to_thread(_cookies, port)
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        ping_interval=None,
        origin=f"http://127.0.0.1:{port}",
        additional_headers={"Cookie": cookies},
    ) as socket:
        yield Visitor(socket, port, cookies)


def _cookies(port: int) -> str:
    """What a browser sends back: the cookie of the visit, and Streamlit's against foreign requests."""
    parts = []
    for path, accepts in (("/", "text/html"), ("/_stcore/health", "*/*")):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_S)
        asked.request("GET", path, headers={"Accept": accepts})
        answer = asked.getresponse()
        answer.read()
        given = answer.headers.get_all("Set-Cookie") or []
        parts += [one.partition(";")[0] for one in given]
        asked.close()
    return "; ".join(parts)
