"""A newer version of a form takes the place of the older one, says what changed, and gives it back."""

import pytest

import stunting.ui.data.upload as upload_page
from stunting.ui.words import wording
from tests.pages.kept_visits import MATRIX, end_server, figures, press, sentences, upload, window
from tests.pages.screens import assert_sound

ARCHIVE = "pages/data/archive.py"
# 40 of 50 in Api-api becomes 44; 30 of 60 in Sesulu goes, Bangun Mulya comes with 10 of 20.
NEWER = (
    MATRIX.replace(b";50;40", b";50;44").replace(b"Sesulu;60;30", b"Sesulu;60;")
    + b"3;Waru;Bangun Mulya;20;10\n"
)
CHANGES = "1 angka berbeda, 2 angka baru, 1 angka hilang, terbesar 30 orang"


def names(app):
    return [one.name for one in app.session_state["workspace"].uploads]


def said(app):
    return " ".join(sentences(app)).replace("\\", "")


@pytest.mark.parametrize(("name", "words"), [("ttd.csv", "versi sebelumnya"), ("baru.csv", "ttd.csv")])
def test_a_newer_version_takes_the_place_of_the_older_one_and_says_what_changed(folder, name, words):
    app = upload(window(), ("ttd.csv", MATRIX))
    upload(app, (name, NEWER))
    assert names(app) == [name]
    assert f"{name} menggantikan {words}" in said(app)
    assert CHANGES in said(app)
    assert figures(app)["value"].sum() == 50 + 44 + 60 + 20 + 10
    end_server()
    assert names(window()) == [name]


@pytest.mark.parametrize(("name", "readings"), [("ttd.csv", 1), ("baru.csv", 2), ("lain.csv", 1)])
def test_a_file_of_the_same_name_and_one_that_replaces_nothing_are_read_once(
    folder, monkeypatch, name, readings
):
    app = upload(window(), ("ttd.csv", MATRIX))
    read, seen = upload_page.read_workspace, []

    def noted(uploads, *rest, **more):
        seen.append([one.name for one in uploads])
        return read(uploads, *rest, **more)

    monkeypatch.setattr(upload_page, "read_workspace", noted)
    upload(app, (name, MATRIX.replace(b"2024", b"2025") if name == "lain.csv" else NEWER))
    assert len(seen) == readings
    assert names(app) == seen[-1]


def test_another_area_under_the_same_name_stands_beside_it(folder):
    app = upload(window(), ("ttd.csv", MATRIX))
    sepaku = MATRIX.replace(b"Waru;Api-api", b"Sepaku;Bukit Raya").replace(
        b"Waru;Sesulu", b"Sepaku;Suka Raja"
    )
    upload(app, ("ttd.csv", sepaku))
    assert names(app) == ["ttd.csv", "ttd (2).csv"]
    assert wording.UPLOAD_RENAMED.format(came="ttd.csv", name="ttd (2).csv") in said(app)
    assert len(figures(app)) == 8


def test_the_same_bytes_again_change_nothing(folder):
    app = upload(window(), ("ttd.csv", MATRIX))
    upload(app, ("lagi.csv", MATRIX))
    assert names(app) == ["ttd.csv"]
    assert wording.UPLOADED_BEFORE.format(names="lagi.csv") in said(app)


def versions_open(app):
    app.switch_page(ARCHIVE).run()
    assert_sound(app)
    return app


def test_versions_are_compared_and_restored_on_the_page(folder):
    app = upload(window(), ("ttd.csv", MATRIX))
    upload(app, ("ttd.csv", NEWER))
    versions_open(app)
    next(one for one in app.selectbox if one.label == wording.COMPARE_BEFORE).select_index(0).run()
    assert_sound(app)
    assert any(CHANGES in one.value.replace("\\", "") for one in app.markdown)
    [table] = (one.value for one in app.table)
    rows = [
        (row["Perubahan"], row["Wilayah"], row["Sebelumnya"], row["Sekarang"]) for _, row in table.iterrows()
    ]
    dash = "\u2013"
    assert sorted(rows) == [
        ("Baru", "Bangun Mulya", dash, "10"),
        ("Baru", "Bangun Mulya", dash, "20"),
        ("Berbeda", "Api\\-api", "40", "44"),
        ("Hilang", "Sesulu", "30", dash),
    ]
    press(app, wording.VERSION_USE)
    assert_sound(app)
    assert figures(app)["value"].sum() == 50 + 40 + 60 + 30
    assert len([one for one in app.button if one.label == wording.VERSION_USE]) == 1
    press(app, wording.VERSION_BESIDE)
    assert names(app) == ["ttd.csv", "ttd (2).csv"]


def test_a_version_deleted_for_good_is_gone(folder):
    app = upload(window(), ("ttd.csv", MATRIX))
    upload(app, ("ttd.csv", NEWER))
    press(versions_open(app), wording.PURGE)
    assert_sound(app)
    assert wording.COMPARE_BEFORE not in [one.label for one in app.selectbox]
    assert names(app) == ["ttd.csv"]
