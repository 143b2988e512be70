"""The addresses of the interface: who may ask, in what form the answer comes, how a refusal is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from stunting.api.asked import AnswerFormat, Subject, UnknownChoiceError, asked_records, is_token
from stunting.archive.failures import ArchiveError

# What reads and computes is imported when it is first asked for: the server starts without it.
if TYPE_CHECKING:
    import pandas as pd

    from stunting.api.rooms import ReadRooms
    from stunting.archive.archive import RoomArchive

_HEADERS = {
    # An answer is of whoever holds the link: nothing between keeps it, and its address is not passed on.
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_NO_ROOM = "Tautan ini tidak (lagi) menuju ruang data."
_NO_ADDRESS = "Alamat ini tidak ada. Lihat /api/openapi.json."
_SIGN_IN = "Server ini meminta masuk, sehingga data tidak diberikan ke program lain."
_BUSY = "Terlalu banyak permintaan. Coba lagi sebentar lagi."
_AGAIN_S = "30"


def api_routes(open_archive: Callable[[], RoomArchive], asks_sign_in: Callable[[], bool]) -> list[BaseRoute]:
    """The routes of the interface, to stand before all others of a server.

    `open_archive` gives the archive of the server or raises `ArchiveError`; where `asks_sign_in` nothing is
    given out, as no program can sign in.
    """
    door = _Door(open_archive, asks_sign_in)
    return [
        Route("/api/openapi.json", _describe, methods=["GET"]),
        Route("/api/rooms/{token}/{subject}", door.answer, methods=["GET"]),
        # Streamlit would answer what it does not know with its page.
        Route("/api", _unknown),
        Route("/api/{rest:path}", _unknown),
    ]


class _Door:
    """Who asks for what of which room. Its methods run in threads, as all that they do takes its time."""

    def __init__(self, open_archive: Callable[[], RoomArchive], asks_sign_in: Callable[[], bool]) -> None:
        self._asks_sign_in = asks_sign_in
        self._open_archive = open_archive

    @cached_property
    def _rooms(self) -> ReadRooms:
        from stunting.api.rooms import ReadRooms

        return ReadRooms(self._open_archive)

    def answer(self, request: Request) -> Response:
        """The records asked for, or why there are none."""
        if self._asks_sign_in():
            return _refusal(403, _SIGN_IN)
        token, subject = request.path_params["token"], request.path_params["subject"]
        asked = request.query_params
        if subject not in set(Subject):
            return _refusal(404, _NO_ADDRESS)
        if not is_token(token):
            return _refusal(404, _NO_ROOM)
        from stunting.api.rooms import BusyError

        try:
            wanted = asked_records(Subject(subject), asked.get("level"), asked.get("format"))
            found = self._rooms.answer(token, wanted)
        except UnknownChoiceError as error:
            return _refusal(400, str(error))
        except ArchiveError as failure:
            return _refusal(503, str(failure))
        except BusyError:
            return _refusal(503, _BUSY)
        if found is None:
            return _refusal(404, _NO_ROOM)
        records, version = found
        return _answer(records, wanted.format, version)


def _answer(records: pd.DataFrame, format: AnswerFormat, version: int) -> Response:
    from stunting.reports.flat import write_csv, write_json

    out = io.BytesIO()
    if format is AnswerFormat.CSV:
        write_csv(records, out)
    else:
        write_json(records, out)
    kind = "text/csv; charset=utf-8" if format is AnswerFormat.CSV else "application/json"
    return Response(out.getvalue(), 200, {**_HEADERS, "data-version": str(version)}, kind)


def _describe(request: Request) -> Response:
    from stunting.api.openapi import document

    return JSONResponse(document(), headers=_HEADERS)


def _unknown(request: Request) -> Response:
    return _refusal(404, _NO_ADDRESS)


def _refusal(status: int, sentence: str) -> Response:
    again = {"retry-after": _AGAIN_S} if status == 503 else {}
    return JSONResponse({"message": sentence}, status, {**_HEADERS, **again})
