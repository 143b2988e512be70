"""Sign-in: off nothing changes; on, nobody who has not signed in reads or sees data on any page."""

import pytest
from streamlit.errors import StreamlitAuthError
from streamlit.testing.v1 import AppTest

from stunting.pipeline import Upload
from stunting.ui.visit import account, sign_in
from stunting.ui.visit.session import read_workspace
from stunting.ui.words import wording
from tests.pages.conftest import ROOT
from tests.pages.screens import NO_LIMIT, PAGES, assert_sound, results_of

AUTH = {"auth": {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "invented"}}


@pytest.fixture
def visit(seen_ppu):
    """Open a page with data in the session and a sign-in set up at the server."""

    def opened(script: str, **user: bool) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=NO_LIMIT)
        app.secrets = dict(AUTH)
        app.user = user
        app.session_state["workspace"] = seen_ppu
        app.session_state["results"] = results_of(seen_ppu)
        app.query_params["kecamatan"] = "Waru"
        app.run()
        app.switch_page(script).run()
        return app

    return opened


@pytest.mark.parametrize("script", PAGES)
def test_who_has_not_signed_in_sees_the_sign_in_and_no_data(visit, script):
    app = visit(script)
    assert_sound(app)
    assert [title.value for title in app.title] == [wording.APP_TITLE]
    assert [button.label for button in app.button] == ["Masuk"]
    for kind in ("metric", "table", "arrow_data_frame", "plotly_chart", "selectbox", "download_button"):
        assert not app.get(kind)
    assert not app.get("file_uploader")


@pytest.mark.parametrize("script", PAGES)
def test_who_signed_in_sees_the_page_and_can_leave(visit, script):
    app = visit(script, is_logged_in=True)
    assert_sound(app)
    assert app.title[0].value == PAGES[script]
    assert any(button.label == "Keluar" for button in app.button)


@pytest.mark.parametrize("script", PAGES)
def test_without_a_sign_in_set_up_nobody_is_asked(open_page, seen_ppu, script):
    app = open_page(script, seen_ppu)
    assert app.title[0].value == PAGES[script]
    assert not {"Masuk", "Keluar"} & {button.label for button in app.button}


def test_a_server_that_is_not_ready_says_so(visit, monkeypatch):
    def not_ready():
        raise StreamlitAuthError("no provider")

    monkeypatch.setattr("streamlit.login", not_ready)
    app = visit("pages/achievement/overview.py")
    app.button[0].click().run()
    assert [box.value for box in app.error] == [wording.SIGN_IN_FAILED]
    assert not app.metric


def test_reading_itself_is_refused(monkeypatch):
    monkeypatch.setattr("stunting.ui.visit.session.may_see_data", lambda: False)
    with pytest.raises(PermissionError):
        read_workspace([Upload("ttd.csv", b"Desa,Sasaran\nWaru,10\n")])


def test_secrets_that_cannot_be_read_lock(monkeypatch, tmp_path):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\ncookie_secret = ")
    monkeypatch.setattr("streamlit.secrets.load_if_toml_exists", lambda: False)
    monkeypatch.setattr("streamlit.get_option", {"secrets.files": [str(broken)]}.get)
    assert sign_in.is_required()
    assert not account.may_see_data()
    broken.unlink()
    assert not sign_in.is_required()
    assert account.may_see_data()
