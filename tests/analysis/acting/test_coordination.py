"""What a kecamatan is asked to do: five verbs, the desa named, and nothing technical."""

from stunting.analysis.acting.coordination import Task, coordination_tasks, joined, verification_task
from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe

API_API, SESULU = "64.09.02.2001", "64.09.02.2002"


def levels(records):
    return [
        coverage(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in (AreaLevel.KECAMATAN, AreaLevel.DESA)
    ]


def pair(code, served, people):
    common = {"area_code": code, "indicator": "growth_monitoring", "sector": "Kesehatan"}
    return [
        {**common, "measure": "denominator", "value": people},
        {**common, "measure": "numerator", "value": served},
    ]


def test_instructions_go_to_the_desa_with_most_people_first():
    # Target 90 %: Api-api lacks 50 of 100, Sesulu 5 of 50.
    kecamatan, desa = levels([*pair(API_API, 40, 100), *pair(SESULU, 40, 50)])
    tasks = coordination_tasks(kecamatan.iloc[0], desa, load_catalogue(), "kurang 55 balita")
    assert [task.sentence for task in tasks] == [
        "Meneruskan instruksi kabupaten tentang Pemantauan tumbuh kembang balita kepada Api-api dan Sesulu: "
        "kurang 55 balita.",
        "Mengoordinasikan Dinas Kesehatan dengan pemerintah desa/kelurahan itu.",
        "Mengimbau sasaran (balita) lewat RT, kader, dan tokoh masyarakat agar memanfaatkan layanan.",
    ]


def test_tasks_that_differ_in_one_name_are_said_in_one_sentence():
    tasks = [
        Task("mengoordinasikan", "", "Dinas Kesehatan", " dengan desa."),
        Task("mengimbau", "sasaran (", "balita", ")."),
        Task("mengoordinasikan", "", "Dinas Sosial", " dengan desa."),
        Task("mengoordinasikan", "", "Dinas Kesehatan", " dengan desa."),
    ]
    assert [task.sentence for task in joined(tasks)] == [
        "Mengoordinasikan Dinas Kesehatan dan Dinas Sosial dengan desa.",
        "Mengimbau sasaran (balita).",
    ]


def test_what_the_kecamatan_answers_for_itself_is_passed_on_to_nobody():
    row = {
        "indicator": "rembuk_kecamatan",
        "opd": "Kecamatan",
        "target_group": "kecamatan",
        "series": "register",
    }
    _, desa = levels(pair(API_API, 40, 100))
    [task] = coordination_tasks(row, desa, load_catalogue(), "belum")
    assert task.sentence == "Memfasilitasi rembuk stunting kecamatan yang menurut data belum terlaksana."


def test_villages_are_asked_to_prepare_what_is_not_for_people():
    row = {"indicator": "desa_odf", "opd": "Dinas Kesehatan", "target_group": "desa/kelurahan"}
    _, desa = levels(pair(API_API, 40, 100))
    tasks = coordination_tasks({**row, "series": "register"}, desa, load_catalogue(), "belum")
    assert tasks[2].sentence == "Mengimbau pemerintah desa/kelurahan agar ikut menyiapkannya."
    assert "semua desa/kelurahan" in tasks[0].sentence


def test_desa_without_a_figure_are_verified():
    _, desa = levels([*pair(API_API, 40, 100), *pair(SESULU, 40, 50)])
    assert verification_task(desa[desa["area"].isin(["Api-api", "Sesulu"])]) is None
    blank = desa[desa["area"].isin(["Api-api", "Sesulu"])].assign(share=float("nan"), numerator=float("nan"))
    assert verification_task(blank).sentence == (
        "Memverifikasi data 2 desa/kelurahan yang belum lengkap: Api-api dan Sesulu."
    )
