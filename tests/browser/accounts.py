"""Accounts of an office on a server with sign-in and roles, and a client that sends what it likes.

Who has signed in is known by the cookie that Streamlit sets after the provider has answered; the tests sign
it by the secret of their own server, so that they need no provider.
"""

import json
import urllib.request
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME, XSRF_COOKIE_NAME
from websockets.sync.client import connect

from tests.browser.visitor import WAIT_MS, new_context, new_visitor
from tests.role_file import ROLES

COOKIE_SECRET = "a secret of this test only, long enough"
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1/oauth2callback"
cookie_secret = "{secret}"
client_id = "dasbor"
client_secret = "invented"
server_metadata_url = "http://127.0.0.1/none"
[roles]
file = "{roles}"
"""


@contextmanager
def office_server(new_server, folder):
    """The address of a dashboard that asks who people are and knows the accounts of `ROLES`."""
    roles, secrets = folder / "peran.toml", folder / "secrets.toml"
    roles.write_text(ROLES, encoding="utf-8")
    secrets.write_text(SECRETS.format(secret=COOKIE_SECRET, roles=roles), encoding="utf-8")
    with new_server(folder / "data", STREAMLIT_SECRETS_FILES=str(secrets)) as address:
        yield address


def cookies_of(login, address):
    """The cookies of somebody who has signed in, by name."""
    told = {"origin": address, "is_logged_in": True, "email": f"{login}@contoh.id", "sub": login}
    signed = create_signed_value(COOKIE_SECRET, USER_COOKIE_NAME, json.dumps(told))
    return {USER_COOKIE_NAME: signed.decode(), XSRF_COOKIE_NAME: generate_xsrf_token_string()}


@contextmanager
def signed_in(browser, address, login, **options):
    """A visitor in a browser of its own who has signed in."""
    with new_context(browser, **options) as context:
        cookies = cookies_of(login, address)
        context.add_cookies([{"name": name, "value": text, "url": address} for name, text in cookies.items()])
        with new_visitor(context, address, keeps_cookies=True) as visitor:
            yield visitor


class Client:
    """A program that has signed in as an account and sends whatever messages it likes."""

    def __init__(self, address, login):
        self.address = address
        self.cookies = cookies_of(login, address)
        self.session = ""
        self.received = []

    @contextmanager
    def connected(self):
        """Be connected to the server."""
        token = self.cookies[XSRF_COOKIE_NAME]
        with connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=self.address,
            subprotocols=["streamlit", token],
            additional_headers={"Cookie": self._cookie},
            max_size=None,
        ) as self._socket:
            yield self

    @property
    def _cookie(self):
        return "; ".join(f"{name}={text}" for name, text in self.cookies.items())

    def send(self, message: BackMsg):
        """Send a message and take in all that comes until its run of the script has ended."""
        self._socket.send(message.SerializeToString())
        while True:
            frame = self._socket.recv(timeout=WAIT_MS / 1000)
            self.received.append(frame)
            answer = ForwardMsg.FromString(frame)
            if answer.WhichOneof("type") == "new_session":
                self.session = answer.new_session.initialize.session_id
            finished = answer.WhichOneof("type") == "script_finished"
            if finished and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def put(self, file_id, data):
        """Bring a file to the place where the server looks for what a drop zone holds."""
        edge = "edge-of-the-parts"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
        request = urllib.request.Request(
            f"{self.address}/_stcore/upload_file/{self.session}/{file_id}",
            head.encode() + data + f"\r\n--{edge}--\r\n".encode(),
            {
                "Content-Type": f"multipart/form-data; boundary={edge}",
                "Cookie": self._cookie,
                "X-Xsrftoken": self.cookies[XSRF_COOKIE_NAME],
            },
            method="PUT",
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 204


def sent_again(asked, address, login, data):
    """Send what a browser has sent, as another account and with another file; gives what is answered."""
    client = Client(address, login)
    with client.connected():
        for frame in asked:
            message = BackMsg.FromString(frame)
            if message.WhichOneof("type") != "rerun_script":
                continue
            for state in message.rerun_script.widget_states.widgets:
                for file in state.file_uploader_state_value.uploaded_file_info:
                    client.put(file.file_id, data)
            client.send(message)
    return client.received
