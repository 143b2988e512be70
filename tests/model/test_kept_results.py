"""What was read comes back from its bytes as it was, all of it; what it hangs on is known by one text."""

from dataclasses import fields

import pandas as pd
import pytest

from stunting.model import kept_results
from stunting.model.corrections import AskedCell, Correction, CorrectionState, NumberIdentity
from stunting.model.dataset import Dataset
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.kept_results import from_kept, made_of, to_kept
from stunting.model.schema import UnfitError
from stunting.pipeline import Upload, read_for_office
from tests.test_samples import SAMPLES

# Between them all that a data set can hold: settings of an office, activities, a follow-up matrix, doubts.
NAMES = (
    "capaian_layanan_opd_2025.xlsx",
    "pengaturan_kantor.xlsx",
    "rad_pps_2026.xlsx",
    "rencana_tindak_lanjut_2024.xlsx",
)
BROKEN = Upload("rusak.xlsx", b"PK no workbook")
WARU = NumberIdentity("64.09.02", "Waru", "", False, "anc_k6", "", "numerator", "", "2019", "register")
CORRECTION = Correction(AskedCell(WARU, "lama.csv", "", "D4", 7.0), 8.0, "", "Puskesmas Waru", "2026-11-24")
OFFICE = OfficeDecisions(
    decisions=(Decision(DecisionKind.YEAR_PARTS, "anc_k6", "cumulative"),), corrections=(CORRECTION,)
)


@pytest.fixture(scope="module")
def read():
    uploads = [Upload(name, (SAMPLES / name).read_bytes()) for name in NAMES]
    return read_for_office([*uploads, BROKEN], OFFICE)


def test_a_data_set_comes_back_as_it_was(read):
    assert len(read.observations) > 1_000
    assert len(read.activities) > 10
    assert read.follow_ups
    assert read.settings.targets
    assert read.problems
    assert [one.state for one in read.corrections] == [CorrectionState.ABSENT]
    back = from_kept(to_kept(read), Dataset)
    for field in fields(Dataset):
        before, after = (getattr(one, field.name) for one in (read, back))
        if isinstance(before, pd.DataFrame):
            pd.testing.assert_frame_equal(after, before)
        elif field.name == "follow_ups":
            for old, new in zip(before, after, strict=True):
                assert (new.file, new.digest) == (old.file, old.digest)
                pd.testing.assert_frame_equal(new.frame, old.frame)
        elif field.name != "sheets":
            assert after == before, field.name
    # The score of a column without an indicator is NaN, which equals nothing: in bytes it does.
    assert to_kept(back.sheets) == to_kept(read.sheets)
    assert [one.sheet for one in back.sheets] == [one.sheet for one in read.sheets]


@pytest.mark.parametrize("harm", [lambda body: body[:-20], lambda body: b"", lambda body: b"x" * 40])
def test_bytes_that_hold_no_data_set_are_refused(read, harm):
    with pytest.raises(UnfitError):
        from_kept(harm(to_kept(read)), Dataset)


def test_a_result_of_another_kind_is_refused(read):
    with pytest.raises(UnfitError):
        from_kept(to_kept(True), Dataset)


def test_what_a_reading_hangs_on_are_names_bytes_decisions_and_the_program(monkeypatch):
    files = [("ttd.csv", b"1"), ("lain.csv", b"2")]
    known = {
        made_of(files, None),
        made_of(files, b"{}"),
        made_of(files[::-1], None),
        made_of([("ttd.csv", b"1"), ("lain.csv", b"3")], None),
        made_of([("ttd.csv", b"1"), ("baru.csv", b"2")], None),
    }
    assert len(known) == 5
    assert made_of(list(files), None) in known
    monkeypatch.setattr(kept_results, "program_digest", lambda: "another")
    assert made_of(files, None) not in known


def test_a_program_is_known_by_all_of_its_files(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_results, "_PACKAGE", tmp_path)
    digest = kept_results.program_digest.__wrapped__
    (tmp_path / "rules.py").write_text("1")
    first = digest()
    (tmp_path / "rules.pyc").write_text("compiled")
    assert digest() == first
    (tmp_path / "rules.py").write_text("2")
    assert digest() != first
