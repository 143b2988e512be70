"""The one call behind every export: a data set in, the bytes of a document out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

import pandas as pd

from stunting.analysis.acting.action_plan import planned_texts
from stunting.analysis.acting.follow_up import follow_up_plan
from stunting.analysis.acting.promises import is_overtaken
from stunting.catalogue.gazetteer import load_gazetteer, normalise_name
from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.local_offices import with_offices_of
from stunting.catalogue.usual_activities import load_usual_activities
from stunting.model.dataset import Dataset
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import ReportContent, report_content
from stunting.reports.juknis import juknis_workbook
from stunting.reports.plan_file import plan_workbook
from stunting.reports.texts import file_name
from stunting.reports.workbook import workbook_bytes

SUFFIXES = (".xlsx", ".docx")


class ExportRefusedError(ValueError):
    """What was asked for is not in the data; the message is a sentence in Indonesian for people."""


def export(dataset: Dataset, suffix: str, *, kecamatan: str = "", sector: str = "") -> bytes:
    """A document about a data set: the workbook for ".xlsx", the brief for ".docx".

    `kecamatan` and `sector` are names as people write them; empty takes all.

    Raises:
        ExportRefusedError: unknown suffix, kecamatan or sector, or no figure to write about.
    """
    if suffix.lower() not in SUFFIXES:
        raise ExportRefusedError(f"Bentuk “{suffix}” tidak dikenal; pakai {' atau '.join(SUFFIXES)}.")
    own = with_offices_of(load_catalogue(), dataset.kabupaten, dataset.offices)
    catalogue = own.with_settings(dataset.settings)
    content = chosen(report_content(dataset, catalogue, load_gazetteer()), kecamatan, sector)
    plan, promised = plans_of(content)
    content = content.judging(promised)
    if suffix.lower() == ".xlsx":
        return workbook_bytes(content, plan)
    if kecamatan:
        return kecamatan_brief(content, next(iter(content.kecamatan_names)))
    return kabupaten_brief(content, next(iter(content.sector_names)) if sector else "")


def export_all(
    content: ReportContent, plan: pd.DataFrame, progress: Callable[[float, str], None] | None = None
) -> bytes:
    """Every document as one zip: the workbooks, and a brief for the meeting, each office and each kecamatan.

    `plan` follows `FOLLOW_UP` and stands in the zip as a file to fill in too. `progress` is told the done
    part 0-1 and in Indonesian what comes next.
    """
    jobs: list[tuple[str, Callable[[], bytes]]] = [
        ("buku_kerja_kesenjangan.xlsx", lambda: workbook_bytes(content, plan)),
        ("rencana_tindak_lanjut.xlsx", lambda: plan_workbook(plan, content.place)),
        ("tabel_juknis_aksi_1_2.xlsx", lambda: juknis_workbook(content, plan)),
        ("rapat_kabupaten.docx", lambda: kabupaten_brief(content)),
        *(
            (f"opd/{file_name(office)}.docx", partial(office_brief, content, office))
            for office in content.offices
        ),
        *(
            (f"kecamatan/{file_name(name)}.docx", partial(kecamatan_brief, content, key))
            for key, name in content.kecamatan_names.items()
        ),
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, (name, make) in enumerate(jobs):
            if progress:
                progress(done / len(jobs), f"Menulis {name}")
            archive.writestr(name, make())
    return out.getvalue()


def chosen(content: ReportContent, kecamatan: str, sector: str) -> ReportContent:
    """The content of one kecamatan and one sector, given by name.

    Raises:
        ExportRefusedError: the data hold no such kecamatan or sector, or no figure at all.
    """
    if content.empty:
        raise ExportRefusedError(
            "Belum ada angka yang dikenali indikatornya, jadi tidak ada yang dapat ditulis."
        )
    names = content.kecamatan_names
    key = _found(kecamatan, {name: key for key, name in names.items()}, "Kecamatan")
    wanted = _found(sector, {name: name for name in content.sector_names}, "Sektor")
    return content.only(kecamatan=key, sector=wanted)


def plans_of(content: ReportContent) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The follow-up matrix, and the one whose promises are judged.

    Both are the last one among the uploads, or the one born from the gaps; where newer figures have overtaken
    the uploaded one, it is judged beside a new one.
    """
    if not content.dataset.follow_ups:
        born = _born(content)
        return born, born
    uploaded = content.dataset.follow_ups[-1].frame
    overtaken = is_overtaken(content.judging(uploaded).promises)
    return (_born(content) if overtaken else uploaded), uploaded


def _born(content: ReportContent) -> pd.DataFrame:
    planned = planned_texts(content.crossing.gaps.frame) if content.crossing else None
    activities = load_usual_activities()
    return follow_up_plan(content.kecamatan, content.desa, content.catalogue, activities, planned).frame


def _found(name: str, known: dict[str, str], what: str) -> str:
    if not name:
        return ""
    by_name = {normalise_name(one): value for one, value in known.items()}
    value = by_name.get(normalise_name(name))
    if value is None:
        raise ExportRefusedError(f"{what} “{name}” tidak ada dalam data. Yang ada: {', '.join(known)}.")
    return value
