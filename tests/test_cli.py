"""The command line as in the contract: columns, numbers, exit codes, and sentences instead of tracebacks."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from stunting.archive.country import kept_country
from stunting.archive.folder import SETTING
from stunting.cli import main
from stunting.model.problems import ProblemKind

ROOT = Path(__file__).resolve().parents[1]
READ_COLUMNS = (
    "file,sheet,cell,table,title,area,parent,area_level,area_code,kecamatan,desa,header,indicator,sector,"
    "measure,period,unit,value,missing,is_total,certainty,because"
)
SUMMARY_COLUMNS = (
    "period,area_level,area_code,area,kecamatan,sector,opd,indicator,numerator,denominator,percent,basis,"
    "areas_reporting,areas_expected,target,target_source,gap_points,gap_people,status"
)
CHECK_COLUMNS = "kind,severity,file,sheet,cell,area,indicator,message,people,flips"
# Invented: the four desa of Waru and two of Babulu.
ROWS = (
    (1, "Waru", "Waru", 40, 30, 75),
    (2, None, "Api-api", 20, 10, 50),
    (3, None, "Sesulu", 10, "-", None),
    (4, None, "Bangun Mulya", 30, 26, 86.67),
    (5, "Babulu", "Babulu Darat", 50, 45, 90),
    (6, None, "Labangka", 50, 20, "=E9/0"),
    ("JUMLAH", None, None, 200, 131, 65.5),
)


@pytest.fixture
def matrix(tmp_path):
    """A matrix of pregnant women taking iron tablets, its data from row 4."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bumil"
    sheet.append(["=CAKUPAN LAYANAN IBU HAMIL KABUPATEN PENAJAM PASER UTARA TAHUN 2024"])
    sheet["A1"].data_type = "s"
    sheet.append(["No", "Kecamatan", "Desa/Kelurahan", "Bumil konsumsi TTD minimal 90 tablet"])
    sheet.append([None, None, None, "Sasaran", "Capaian", "%"])
    sheet.merge_cells("D2:F2")
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "bumil.xlsx"
    book.save(path)
    return path


@pytest.fixture
def run(capsysbinary):
    """Runs a command; gives its exit code, stdout and stderr."""

    def run_command(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run_command


def records(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_read_gives_every_number_with_its_cell(run, matrix):
    code, out, _ = run("read", matrix)
    rows = records(out)
    assert code == 0
    assert ",".join(rows[0]) == READ_COLUMNS
    by_cell = {row["cell"]: row for row in rows}
    expected = {
        "file": "bumil.xlsx",
        "sheet": "Bumil",
        "area": "Api-api",
        "parent": "Waru",
        "area_level": "desa",
        "area_code": "64.09.02.2001",
        "kecamatan": "Waru",
        "desa": "Api-api",
        "header": "Bumil konsumsi TTD minimal 90 tablet / Capaian",
        "indicator": "pregnant_ifa_90",
        "sector": "Kesehatan",
        "measure": "numerator",
        "period": "2024",
        "value": "10",
        "missing": "",
        "is_total": "false",
    }
    assert {name: by_cell["E5"][name] for name in expected} == expected
    assert (by_cell["E6"]["value"], by_cell["E6"]["missing"]) == ("", "dash")
    assert (by_cell["F6"]["value"], by_cell["F6"]["missing"]) == ("", "blank")
    assert (by_cell["F7"]["value"], by_cell["F7"]["unit"]) == ("86.67", "%")
    assert by_cell["D10"]["is_total"] == "true"


def test_csv_texts_are_no_formulas_and_json_texts_are_untouched(run, matrix):
    _, out, _ = run("read", matrix)
    assert records(out)[0]["title"].startswith("'=CAKUPAN")
    code, out, _ = run("read", matrix, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert rows[0]["title"].startswith("=CAKUPAN")
    assert [row["value"] for row in rows if row["cell"] in ("D5", "E6")] == [20, None]


def test_read_one_sheet(run, matrix):
    code, out, _ = run("read", matrix, "--sheet", "Bumil")
    assert (code, {row["sheet"] for row in records(out)}) == (0, {"Bumil"})
    code, out, err = run("read", matrix, "--sheet", "Balita")
    assert (code, out) == (1, "")
    assert "Lembar “Balita” tidak ada" in err


def test_summary_sums_numerators_over_denominators(run, matrix):
    code, out, _ = run("summary", matrix)
    rows = records(out)
    assert code == 0
    assert ",".join(rows[0]).startswith(f"{SUMMARY_COLUMNS},")
    by_area = {(row["area_level"], row["area"]): row for row in rows if row["indicator"] == "pregnant_ifa_90"}
    # Waru without Sesulu, which did not report: (30 + 10 + 26) of (40 + 20 + 30).
    waru = by_area["kecamatan", "Waru"]
    assert (waru["numerator"], waru["denominator"], waru["basis"]) == ("66", "90", "sum")
    assert float(waru["percent"]) == pytest.approx(100 * 66 / 90)
    assert (waru["areas_reporting"], waru["areas_expected"]) == ("3", "4")
    # Target 80 %: 72 of 90, 6 more; 6.67 points.
    assert (waru["target"], waru["gap_people"]) == ("80", "6")
    assert float(waru["gap_points"]) == pytest.approx(80 - 100 * 66 / 90)
    babulu = by_area["kecamatan", "Babulu"]
    assert (babulu["numerator"], babulu["denominator"], babulu["percent"]) == ("65", "100", "65")
    assert (by_area["desa", "Api-api"]["percent"], by_area["desa", "Sesulu"]["percent"]) == ("50", "")
    assert by_area["desa", "Sesulu"]["basis"] == "none"
    assert by_area["desa", "Sesulu"]["reason"] != ""
    kabupaten = by_area["kabupaten", "Penajam Paser Utara"]
    assert (kabupaten["numerator"], kabupaten["denominator"]) == ("131", "190")


def test_summary_of_one_level(run, matrix):
    _, out, _ = run("summary", matrix, "--level", "kecamatan")
    assert {row["area_level"] for row in records(out)} == {"kecamatan"}


def test_why_explains_one_cell(run, tmp_path):
    path = tmp_path / "rekap.csv"
    path.write_text("Desa;Kecamatan;Balita ditimbang 2024\nWaru;Waru;30\nSesulu;Waru;40\n", "utf-8")
    code, out, _ = run("read", path, "--why", "c3")
    assert code == 0
    assert out.splitlines()[0] == "rekap.csv \u203a C3"
    assert "  Nilai: 40" in out.splitlines()
    assert any(line.startswith("  Mengapa ukuran: ") for line in out.splitlines())
    code, out, err = run("read", path, "--why", "Z99")
    assert (code, out) == (1, "")
    assert "Sel Z99 kosong" in err
    assert run("read", path, "--why", "sel itu")[0] == 2


def test_why_on_a_sheet_that_is_not_there_names_those_that_are(run, matrix):
    code, out, err = run("read", matrix, "--why", "C3", "--sheet", "Nope")
    assert (code, out) == (1, "")
    assert "Lembar “Nope” tidak ada. Yang ada: Bumil." in err


def test_check_lists_problems_with_their_cells(run, tmp_path):
    path = tmp_path / "tanpa_tahun.csv"
    path.write_text(
        "Desa;Kecamatan;Indeks gembira\nWaru;Waru;3,5\nSesulu;Waru;4,5\nApi-api;Waru;5,5\n", "utf-8"
    )
    code, out, err = run("check", path)
    rows = records(out)
    assert code == 0
    assert ",".join(rows[0]) == CHECK_COLUMNS
    unknown = next(row for row in rows if row["kind"] == "unknown_indicator")
    assert (unknown["file"], unknown["severity"], unknown["cell"]) == ("tanpa_tahun.csv", "warning", "C2")
    assert "Indeks gembira" in unknown["message"]
    assert any(row["kind"] == "no_period" for row in rows)
    # On stderr the problems too, a line each.
    assert len(err.splitlines()) == len([row for row in rows if row["kind"] in list(ProblemKind)])
    assert any(line.startswith("Perlu diperiksa: tanpa_tahun.csv › C2:") for line in err.splitlines())


def test_check_finds_what_the_numbers_contradict(run, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Cakupan tahun 2024 Kabupaten Penajam Paser Utara"])
    book.active.append(["Kecamatan", "Desa", "Imunisasi Dasar Lengkap", None])
    book.active.append([None, None, "Sasaran", "Capaian"])
    book.active.merge_cells("C2:D2")
    for name, group, reached in (("Waru", 50, 40), ("Api-api", 20, 26), ("Sesulu", 30, 24)):
        book.active.append(["Waru", name, group, reached])
    path = tmp_path / "imunisasi.xlsx"
    book.save(path)
    _, out, _ = run("check", path)
    found = next(row for row in records(out) if row["kind"] == "numerator_above_denominator")
    assert (found["area"], found["indicator"]) == ("Api-api", "basic_immunization_complete")
    assert "D5" in found["cell"]
    assert "26 melebihi sasaran 20" in found["message"]
    assert found["message"].endswith("?")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run, matrix, tmp_path):
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    code, out, err = run("read", broken, matrix)
    assert code == 0
    assert {row["file"] for row in records(out)} == {"bumil.xlsx"}
    assert any(line.startswith("Tidak terbaca: rusak.xlsx:") for line in err.splitlines())


@pytest.mark.parametrize("command", ["read", "summary", "check"])
def test_nothing_readable_is_exit_1(run, tmp_path, command):
    empty = tmp_path / "kosong.xlsx"
    empty.write_bytes(b"")
    code, _, err = run(command, empty)
    assert code == 1
    assert "Berkas kosong" in err
    assert "Tidak ada angka yang dapat dibaca." in err


def test_check_shows_why_nothing_was_read(run, tmp_path):
    empty = tmp_path / "kosong.xlsx"
    empty.write_bytes(b"")
    _, out, _ = run("check", empty)
    assert [(row["kind"], row["file"]) for row in records(out)] == [("empty_file", "kosong.xlsx")]


def test_missing_files_and_folders_are_named(run, tmp_path, matrix):
    code, _, err = run("read", tmp_path / "tidak_ada.xlsx")
    assert code == 1
    assert "tidak_ada.xlsx: Berkas tidak ditemukan." in err
    code, out, err = run("read", tmp_path, matrix)
    assert code == 0
    assert "Ini folder, bukan berkas." in err
    assert records(out)


def test_a_list_of_people_is_refused_without_an_echo(run, tmp_path):
    path = tmp_path / "daftar.csv"
    people = [f"{n};3201{n:012d};Orang Rekaan{n};Jalan Rekaan {n};{10 + n}" for n in range(1, 9)]
    path.write_text("\n".join(["No;NIK;Nama;Alamat;Berat", *people]), "utf-8")
    code, out, err = run("read", path)
    assert code == 1
    assert "data per orang" in err
    for secret in ("3201000000000001", "Orang Rekaan", "Jalan Rekaan"):
        assert secret not in out + err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "belum diisi: PERINTAH"),
        (["read"], "belum diisi: BERKAS"),
        (["baca", "a.xlsx"], "'baca' tidak dikenal"),
        (["read", "a.xlsx", "--format", "xml"], "'xml' tidak dikenal"),
        (["summary", "a.xlsx", "--level", "rt"], "'rt' tidak dikenal"),
        (["read", "a.xlsx", "--sheet"], "perlu satu nilai"),
        (["priority", "a.xlsx", "--top", "0"], "--top: '0' bukan bilangan bulat positif"),
        (["read", "a.xlsx", "--semua"], "tidak dikenal: --semua"),
    ],
)
def test_wrong_usage_is_exit_2_in_indonesian(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Cara pakai:" in err
    for english in ("usage", "required", "invalid", "argument"):
        assert english not in err


def test_help_is_indonesian(run):
    code, out, _ = run("summary", "--help")
    assert code == 0
    assert "Cara pakai:" in out
    for english in ("usage", "options", "show this help"):
        assert english not in out


def test_a_mistake_of_ours_is_a_sentence(run, matrix, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("isi sel rahasia")

    monkeypatch.setattr("stunting.pipeline.read_files", fail)
    code, out, err = run("read", matrix)
    assert (code, out) == (1, "")
    assert "Terjadi kesalahan di dalam aplikasi (ZeroDivisionError)" in err
    assert "Traceback" not in err
    assert "rahasia" not in err


def test_as_a_module_and_into_a_closed_pipe():
    sample = ROOT / "sample_data" / "matriks_aksi_bangda_2023.xlsx"
    command = [sys.executable, "-m", "stunting", "read", str(sample)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline().startswith(b'"file","sheet","cell"')
    process.stdout.close()
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 0
    assert "Traceback" not in err
    assert "BrokenPipe" not in err


def test_a_summary_of_a_matrix_loads_nothing_that_reads_plans_or_ranks(matrix):
    others = {
        "stunting.reading.action_plans.activities",
        "stunting.reading.outlines.boundaries",
        "stunting.analysis.priority.priority",
        "stunting.analysis.quality.findings",
    }
    code = (
        "import sys; from stunting.cli import main; main(['summary', sys.argv[1]]); "
        f"sys.exit(len({others} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, matrix], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0
    assert b"Babulu" in done.stdout


def test_the_command_itself_answers_and_ends(matrix):
    """Its process never looks for circles; what it prints and how it ends stay the same."""
    command = [sys.executable, "-m", "stunting", "summary"]
    done = subprocess.run([*command, matrix], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0
    assert b"Babulu" in done.stdout
    missing = subprocess.run([*command, "tidak ada.xlsx"], cwd=ROOT, check=False, capture_output=True)
    assert missing.returncode == 1
    assert "tidak ditemukan" in missing.stderr.decode()


def test_help_needs_no_pandas():
    code = "import sys; import stunting.cli; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_export_writes_the_workbook_and_the_brief(matrix, tmp_path, capsys):
    book, brief = tmp_path / "hasil.xlsx", tmp_path / "hasil.docx"
    assert main(["export", str(matrix), "--out", str(book), "--kecamatan", "waru"]) == 0
    assert "Kec. Waru" in openpyxl.load_workbook(book).sheetnames
    assert "Kec. Babulu" not in openpyxl.load_workbook(book).sheetnames
    assert main(["export", str(matrix), "--out", str(brief)]) == 0
    assert brief.read_bytes().startswith(b"PK")
    assert capsys.readouterr().out == ""


def test_export_refuses_a_kecamatan_that_is_not_there(matrix, tmp_path, capsys):
    out = tmp_path / "hasil.xlsx"
    assert main(["export", str(matrix), "--out", str(out), "--kecamatan", "Sepaku"]) == 1
    assert "Kecamatan “Sepaku” tidak ada dalam data" in capsys.readouterr().err
    assert not out.exists()


def test_export_in_another_form_is_wrong_usage(matrix, tmp_path, capsys):
    with pytest.raises(SystemExit) as ending:
        main(["export", str(matrix), "--out", str(tmp_path / "hasil.pdf")])
    assert ending.value.code == 2
    assert "harus berakhiran .xlsx atau .docx" in capsys.readouterr().err


def test_export_into_a_missing_folder_says_so(matrix, tmp_path, capsys):
    assert main(["export", str(matrix), "--out", str(tmp_path / "tidak" / "ada.xlsx")]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err


def test_a_terminal_is_not_steered_by_the_text_of_a_cell(tmp_path, capsys):
    path = tmp_path / "matriks.csv"
    path.write_text(
        "Kecamatan,Balita Ditimbang 2024\nWa\x1b[2Jruu\u202e,12\nWaru,3\nBabulu,4\n", encoding="utf-8"
    )
    main(["read", str(path)])
    printed = capsys.readouterr()
    assert "12" in printed.out
    assert "\x1b" not in printed.out + printed.err
    assert "\u202e" not in printed.err


def test_country_takes_the_figures_of_desa_from_summaries(run, matrix, tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    written = tmp_path / "ppu.csv"
    written.write_text(run("summary", matrix, "--level", "desa")[1], encoding="utf-8")
    code, out, err = run("country", written)
    assert (code, out) == (0, "")
    # Six desa stand on the sheet: Sesulu has no capaian, Labangka no percentage, which it needs not.
    assert err.splitlines() == [
        "5 desa, 1 indikator, 1 periode: 5 angka tersimpan.",
        "0 angka yang perlu dipastikan, 1 tanpa capaian atau sasaran, dan 0 yang berbeda antarberkas tidak "
        "ikut dijumlahkan.",
    ]
    kept = kept_country(tmp_path)
    sums = kept.sums().set_index("area_code")
    # Waru: 30 + 10 + 26 of 40 + 20 + 30.
    assert sums.loc["64.09.02", ["numerator", "denominator", "areas"]].tolist() == [66, 90, 3]
    assert len(kept.desa("64.09.02")) == 3


def test_country_leaves_out_what_two_files_tell_differently(run, matrix, tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    text = run("summary", matrix, "--level", "desa")[1]
    same, other = tmp_path / "sama.csv", tmp_path / "lain.csv"
    same.write_text(text, encoding="utf-8")
    other.write_text(
        text.replace(",10,20,", ",11,20,").replace(",10.0,20.0,", ",11.0,20.0,"), encoding="utf-8"
    )
    code, _, err = run("country", same, same, other)
    assert code == 0
    assert "1 yang berbeda antarberkas" in err
    assert kept_country(tmp_path).sums().set_index("area_code").loc["64.09.02", "numerator"] == 56


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "Kolom area_code, indicator, period"),
        (b"\xff\xfe\x00PK", "bukan csv"),
        (b"", "bukan csv"),
    ],
)
def test_country_refuses_other_files(run, tmp_path, monkeypatch, content, said):
    monkeypatch.setenv(SETTING, str(tmp_path))
    (tmp_path / "lain.csv").write_bytes(content)
    code, out, err = run("country", tmp_path / "lain.csv")
    assert (code, out) == (1, "")
    assert err.startswith("lain.csv: ")
    assert said in err
    assert kept_country(tmp_path) is None


def test_country_says_that_a_file_is_not_there(run, tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    code, _, err = run("country", tmp_path / "tiada.csv")
    assert code == 1
    assert "tidak ditemukan" in err
