"""What other programs get of a room over HTTP: the command line's records, for whoever holds a link."""

import asyncio
import csv
import http.client
import io
import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
import uvicorn
from starlette.applications import Starlette

import stunting.api.answers as answers
import stunting.api.rooms as rooms
from stunting.analysis.uploads.rereading import reading_document
from stunting.api.asked import AnswerFormat, Subject
from stunting.api.routes import api_routes
from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.failures import UnreachableError
from stunting.cli import main
from stunting.model.decision_file import DECISION_FILE, OfficeDecisions, to_json
from stunting.model.indicators import SourceMark, Target
from stunting.model.kept_reading import READING_FILE, reading_from_json, reading_to_json
from stunting.pipeline import Upload, read_files, read_for_office
from tests.servers import free_port, running_server

OWN, LOOK, EDIT, GONE = (letter * 43 for letter in "oleg")
TITLE = "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
HEAD = "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
# 40 of 50 and 30 of 60: 70 of 110 in the kabupaten. The second file has 39 of 60 more.
MATRIX = KeptFile("ttd.csv", (TITLE + HEAD + "1;Waru;Api-api;50;40\n2;Waru;Sesulu;60;30\n").encode())
ABOVE = KeptFile("ttd.csv", (TITLE + HEAD + "1;Waru;Api-api;50;45\n2;Waru;Sesulu;60;66\n").encode())
COMMANDS = {Subject.SUMMARY: "summary", Subject.OBSERVATIONS: "read", Subject.CHECK: "check"}


def filled(place):
    """An archive with a room: its visit, a link of each kind and one that was taken back."""
    archive = RoomArchive(place)
    archive.make_room(OWN)
    archive.change(OWN, RoomChange(files={FileRole.DATA: [MATRIX]}, kabupaten="64.09"), 0)
    archive.share(OWN, LOOK, may_edit=False)
    archive.share(OWN, EDIT, may_edit=True)
    archive.share(OWN, GONE, may_edit=True)
    archive.unshare(OWN, sha256(GONE.encode()).hexdigest())
    return archive


@pytest.fixture
def archive(tmp_path):
    opened = filled(tmp_path)
    yield opened
    opened.close()


@contextmanager
def serving(open_archive, asks_sign_in=lambda: False):
    """The interface alone, on a port of this machine; gives a function that asks it."""
    app = Starlette(routes=api_routes(open_archive, asks_sign_in))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None))
    thread = threading.Thread(target=asyncio.run, args=[server.serve()])
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield lambda path, method="GET", **headers: ask(port, path, method, headers)
    finally:
        server.should_exit = True
        thread.join()


def ask(port, path, method="GET", headers=None):
    """The status, the headers and the body of an answer; the path goes out as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def room(token, subject="summary", query=""):
    return f"/api/rooms/{token}/{subject}{query}"


def rows(body):
    return list(csv.DictReader(io.StringIO(body.decode())))


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("form", AnswerFormat)
def test_a_room_answers_as_the_command_line_does_for_its_files(archive, tmp_path, capfdbinary, subject, form):
    file = tmp_path / MATRIX.name
    file.write_bytes(MATRIX.data)
    main([COMMANDS[subject], str(file), "--format", form.value])
    said = capfdbinary.readouterr().out
    with serving(lambda: archive) as asked:
        status, headers, body = asked(room(LOOK, subject.value, f"?format={form.value}"))
    assert (status, headers["data-version"], headers["cache-control"]) == (200, "1", "no-store")
    kind = {"csv": "text/csv; charset=utf-8", "json": "application/json"}[form.value]
    assert headers["content-type"] == kind
    assert body == said


def test_what_an_older_version_read_otherwise_is_doubtful_until_a_yes(archive):
    reading = reading_from_json(reading_document(read_files([Upload(MATRIX.name, MATRIX.data)]), "files"))
    value = reading.numbers["value"].replace(40.0, 38.0)
    before = replace(reading, reader="0.1.0", numbers=reading.numbers.assign(value=value))
    archive.change(OWN, RoomChange(documents={READING_FILE: reading_to_json(before)}), 1)
    with serving(lambda: archive) as asked:
        found = rows(asked(room(LOOK, "observations"))[2])
        [kabupaten] = rows(asked(room(LOOK, query="?level=kabupaten"))[2])
    assert [row["area"] for row in found if row["certainty"] == "doubtful"] == 2 * ["Api-api"]
    assert kabupaten["status"] == "unsure"


def test_the_figures_are_those_of_the_files_and_follow_a_change(archive):
    with serving(lambda: archive) as asked:
        _, _, before = asked(room(LOOK, query="?level=kabupaten"))
        [row] = rows(before)
        assert (row["area_code"], row["numerator"], row["denominator"]) == ("64.09", "70", "110")
        archive.change(OWN, RoomChange(files={FileRole.DATA: [ABOVE]}), 1)
        status, headers, body = asked(room(LOOK, query="?level=kabupaten&format=json"))
        assert (status, headers["data-version"]) == (200, "2")
        assert [(row["numerator"], row["denominator"]) for row in json.loads(body)] == [(111, 110)]
        _, _, found = asked(room(LOOK, "check"))
    assert any("Sesulu" in row["area"] for row in rows(found))


def test_what_the_office_decided_counts(archive):
    target = Target("ttd_ibu_hamil", 2024, 0.55, "Kantor", SourceMark.OFFICE)
    with serving(lambda: archive) as asked:
        [before] = rows(asked(room(LOOK, query="?level=kabupaten"))[2])
        target = replace(target, indicator=before["indicator"])
        decided = to_json(OfficeDecisions(targets=(target,))).encode()
        archive.change(OWN, RoomChange(documents={DECISION_FILE: decided}), 1)
        [row] = rows(asked(room(LOOK, query="?level=kabupaten"))[2])
    assert float(before["target"]) != 55
    assert (float(row["target"]), row["status"]) == (55, "met")


def test_every_link_that_leads_to_a_room_is_answered_and_no_other(archive):
    with serving(lambda: archive) as asked:
        for token in (OWN, LOOK, EDIT):
            assert asked(room(token))[0] == 200
        for token in (GONE, "u" * 43):
            status, headers, body = asked(room(token))
            assert (status, headers["cache-control"]) == (404, "no-store")
            assert json.loads(body) == {"message": "Tautan ini tidak (lagi) menuju ruang data."}
        archive.unshare(OWN, sha256(LOOK.encode()).hexdigest())
        assert asked(room(LOOK))[0] == 404
        archive.forget(OWN)
        assert asked(room(EDIT))[0] == 404


def test_nothing_but_reading_is_answered(archive):
    before = archive.log(OWN)
    with serving(lambda: archive) as asked:
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"):
            assert asked(room(EDIT), method)[0] == 405, method
        status, _, body = asked(room(EDIT), "HEAD")
    assert (status, body) == (200, b"")
    assert archive.log(OWN) == before
    assert archive.access(OWN).version == 1


ODD_PATHS = [
    "/api",
    "/api/",
    "/api/rooms",
    f"/api/rooms/{LOOK}",
    f"/api/rooms/{LOOK}/",
    f"/api/rooms/{LOOK}/summary/",
    f"/api/rooms/{LOOK}/summary/..",
    f"/api/rooms/{LOOK}/SUMMARY",
    f"/api/rooms/{LOOK}/log",
    f"/api/rooms/{LOOK}/__class__",
    f"/api/rooms//{LOOK}/summary",
    f"/api/rooms/../rooms/{LOOK}/summary",
    f"/api/rooms/%2e%2e/rooms/{LOOK}/summary",
    "/api/rooms/..%2f..%2fetc%2fpasswd/summary",
    f"/api/rooms/{LOOK}%00/summary",
    f"/api/rooms/{LOOK}%0a/summary",
    f"/api/rooms/{LOOK}%20/summary",
    f"/api/rooms/{LOOK[:-1]}/summary",
    f"/api/rooms/{LOOK}l/summary",
    f"/api/rooms/{LOOK[:-1]}%/summary",
    f"/api/rooms/{sha256(LOOK.encode()).hexdigest()[:43]}/summary",
    "/api/rooms/" + "%27%20OR%201=1".ljust(43, "a") + "/summary",
    "/api/rooms/" + "l" * 9000 + "/summary",
    "/api/openapi.json/",
]


def test_no_crafted_address_leads_anywhere(archive):
    with serving(lambda: archive) as asked:
        for path in ODD_PATHS:
            assert asked(path)[0] == 404, path
        assert asked(room(LOOK))[0] == 200


def test_a_choice_that_is_not_known_is_refused_with_those_that_are(archive):
    with serving(lambda: archive) as asked:
        for query in ("?level=rt", "?format=xlsx", "?format=", "?level=kabupaten%00", "?level="):
            status, _, body = asked(room(LOOK, query=query))
            assert status == 400, query
            assert " atau " in json.loads(body)["message"]


def test_where_people_sign_in_no_program_gets_anything(archive):
    with serving(lambda: archive, lambda: True) as asked:
        for subject in Subject:
            for token in (OWN, LOOK, "u" * 43):
                assert asked(room(token, subject.value))[0] == 403


def test_an_archive_that_cannot_be_read_says_so_and_when_to_ask_again():
    def fail():
        raise UnreachableError

    with serving(fail) as asked:
        # What can be no token is not looked for.
        assert asked(room(LOOK[1:]))[0] == asked(room(f"{LOOK[1:]}%0a"))[0] == 404
        status, headers, body = asked(room(LOOK))
    assert (status, headers["retry-after"]) == (503, "30")
    assert json.loads(body)["message"] == str(UnreachableError())


def test_a_room_that_only_programs_read_is_in_use(tmp_path):
    times = [datetime(2026, 11, 27, tzinfo=UTC)]
    archive = RoomArchive(tmp_path, lambda: times[-1])
    for token in (LOOK, OWN):
        archive.make_room(token)
    times.append(times[0] + timedelta(days=390))
    with serving(lambda: archive) as asked:
        assert asked(room(LOOK))[0] == 200
    assert archive.forget_unused(times[0] + timedelta(days=1), times[0]) == 1
    assert archive.access(LOOK) is not None
    archive.close()


@pytest.mark.parametrize(("bound", "value"), [("_MOST_WAITING", 1), ("_LONGEST_WAIT_S", 0.01)])
def test_who_asks_while_too_many_wait_or_for_too_long_is_sent_away(archive, monkeypatch, bound, value):
    monkeypatch.setattr(rooms, bound, value)
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        begun.set()
        go_on.wait()
        return archive

    with serving(slow) as asked:
        first = threading.Thread(target=asked, args=[room(LOOK)])
        first.start()
        begun.wait()
        status, headers, _ = asked(room(LOOK))
        go_on.set()
        first.join()
        assert asked(room(LOOK))[0] == 200
    assert (status, headers["retry-after"]) == (503, "30")


def test_a_room_is_read_once_per_version_however_many_ask(archive, monkeypatch):
    read, read_room = [], rooms.read_room
    monkeypatch.setattr(
        rooms, "read_room", lambda room, *at: read.append(room.version) or read_room(room, *at)
    )
    told = []
    with serving(lambda: archive) as asked:
        threads = [
            threading.Thread(target=lambda: told.append(asked(room(LOOK, "observations"))[2]))
            for _ in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert read == [1]
    assert len(told) == 20
    assert len(set(told)) == 1


def test_a_new_server_has_back_what_was_read(archive, tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(answers, "read_for_office", lambda *given: read.append(1) or read_for_office(*given))
    with serving(lambda: archive) as asked:
        said = [asked(room(LOOK, subject))[2] for subject in COMMANDS]
    archive.close()
    later = RoomArchive(tmp_path)
    with serving(lambda: later) as asked:
        assert [asked(room(LOOK, subject))[2] for subject in COMMANDS] == said
    later.close()
    assert read == [1]


def test_only_the_rooms_asked_for_last_stay_in_memory(archive, monkeypatch):
    monkeypatch.setattr(rooms, "_MOST_KEPT", 2)
    read, read_room = [], rooms.read_room
    monkeypatch.setattr(rooms, "read_room", lambda room, *at: read.append(room.id) or read_room(room, *at))
    tokens = [letter * 43 for letter in "abc"]
    for token in tokens:
        archive.make_room(token)
    first, second, third = (archive.access(token).room for token in tokens)
    with serving(lambda: archive) as asked:
        for index in (0, 1, 0, 2, 0, 1):
            status, _, body = asked(room(tokens[index], "observations"))
            assert (status, rows(body)) == (200, [])
    assert read == [first, second, third, second]


def test_the_description_holds_for_what_is_answered(archive):
    kinds = {"number": (int, float), "string": str, "boolean": bool, "null": type(None)}
    with serving(lambda: archive) as asked:
        described = json.loads(asked("/api/openapi.json")[2])
        assert len(described["paths"]) == 3
        for path, operations in described["paths"].items():
            assert list(operations) == ["get"]
            answered = json.loads(asked(path.replace("{token}", LOOK) + "?format=json")[2])
            wanted = described["components"]["schemas"][operations["get"]["operationId"]]["items"]
            assert answered
            for record in answered:
                assert list(record) == wanted["required"] == list(wanted["properties"])
                for name, value in record.items():
                    allowed = [kinds[kind] for kind in wanted["properties"][name]["type"]]
                    assert any(isinstance(value, one) for one in allowed), (name, value)


def test_the_dashboard_answers_beside_its_screens_and_logs_no_token(tmp_path):
    filled(tmp_path / "data").close()
    with running_server(tmp_path, tmp_path / "data") as address:
        port = int(address.rpartition(":")[2])
        status, _, body = ask(port, room(LOOK, query="?level=kabupaten"))
        assert status == 200
        assert [row["numerator"] for row in rows(body)] == ["70"]
        assert ask(port, room(GONE))[0] == 404
        assert ask(port, room(EDIT), "POST")[0] == 405
        for path in ODD_PATHS:
            assert b"<html" not in ask(port, path)[2], path
        assert b"<html" in ask(port, "/unggah")[2]
    said = b"".join(log.read_bytes() for log in tmp_path.glob("log_*"))
    assert said
    assert not any(token.encode() in said for token in (OWN, LOOK, EDIT, GONE))
