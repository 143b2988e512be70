"""The whole way on one page: uploads in, a Dataset and its problems out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stunting.analysis.acting.corrections import apply_corrections
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.model.boundaries import AreaBoundaries
from stunting.model.confirmation import Answer
from stunting.model.corrections import Correction
from stunting.model.dataset import Dataset, Source, UploadedPlan
from stunting.model.decisions import Decision
from stunting.model.grid import Grid
from stunting.model.indicators import OfficeSettings
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.activities import read_activities
from stunting.reading.action_plans.opened import OpenPlan, open_plan
from stunting.reading.context import Context
from stunting.reading.matrices import FileGrids, indicator_matcher, read_tables
from stunting.reading.office_forms.confirmation import is_confirmation, read_confirmation
from stunting.reading.office_forms.office_settings import office_settings
from stunting.reading.office_forms.plan_file import uploaded_plan
from stunting.reading.opening import open_workbook
from stunting.reading.outlines.boundaries import read_boundaries
from stunting.reading.outlines.boundary_areas import match_boundaries


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was given: its name and its bytes, which are never changed."""

    name: str
    data: bytes


def read_outlines(
    upload: Upload, kabupaten: str, decisions: Sequence[Decision] = ()
) -> tuple[AreaBoundaries, tuple[Problem, ...]]:
    """Outlines of the areas of a kabupaten from an office's own GeoJSON or zipped shapefile.

    A bad file gives outlines of no area and says why in a problem; nothing is raised.
    """
    boundaries = read_boundaries(upload.data, upload.name)
    return match_boundaries(boundaries, load_gazetteer(), kabupaten, decisions), boundaries.problems


def read_answers(uploads: Sequence[Upload]) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """The answers in confirmation sheets that came back, and what is wrong with them; nothing is raised."""
    answers: list[Answer] = []
    problems: list[Problem] = []
    for upload in uploads:
        opened = open_workbook(upload.data, upload.name)
        problems += (replace(found, file=found.file or upload.name) for found in opened.problems)
        read = read_confirmation(opened.grids, upload.name)
        if read is not None:
            answers += read[0]
            problems += read[1]
        elif opened.grids:
            problems.append(
                problem(
                    ProblemKind.ANSWERS_NONE,
                    file=upload.name,
                    reason="ini bukan lembar konfirmasi dari dasbor",
                    advice="Matriks capaian diunggah di halaman Unggah & periksa.",
                )
            )
    return tuple(answers), tuple(problems)


def read_plan(upload: Upload) -> tuple[UploadedPlan | None, tuple[Problem, ...]]:
    """The follow-up matrix in a file, None where it holds none; with what could not be read, and why."""
    opened = open_workbook(upload.data, upload.name)
    plan, wrong = _plan_in(upload, opened.grids) or (None, ())
    return plan, (*(replace(one, file=one.file or upload.name) for one in opened.problems), *wrong)


def _plan_in(upload: Upload, grids: Sequence[Grid]) -> tuple[UploadedPlan, tuple[Problem, ...]] | None:
    found = uploaded_plan(grids)
    if found is None:
        return None
    frame, wrong = found
    problems = tuple(replace(one, file=upload.name) for one in wrong)
    return UploadedPlan(upload.name, _digest(upload), frame), problems


def read_files(
    uploads: Sequence[Upload],
    *,
    decisions: Sequence[Decision] = (),
    corrections: Sequence[Correction] = (),
    kabupaten: str = "",
    catalogue: Catalogue | None = None,
    progress: Callable[[str], None] | None = None,
) -> Dataset:
    """Reads uploaded files into one Dataset.

    `kabupaten` (a Kemendagri code) is recognised from the areas unless given. `progress` is told
    in Indonesian what is being done. `corrections` act on what was read, never on the files. Bad
    files and cells become problems; nothing is raised for what an upload contains.
    """
    tell = progress or (lambda _: None)
    catalogue = catalogue or load_catalogue()
    problems: list[Problem] = []
    settings = OfficeSettings()
    files: list[FileGrids] = []
    plans: list[OpenPlan] = []
    follow_ups: list[UploadedPlan] = []
    for upload in uploads:
        tell(f"Membuka {upload.name}")
        opened = open_workbook(upload.data, upload.name)
        problems += (replace(found, file=found.file or upload.name) for found in opened.problems)
        returned = [grid.sheet for grid in opened.grids if is_confirmation(grid)]
        problems += (problem(ProblemKind.CONFIRMATION_FILE, file=upload.name, sheet=one) for one in returned)
        if returned:
            continue
        found_settings = office_settings(opened.grids, catalogue)
        if found_settings is not None:
            settings, wrong = found_settings
            problems += (replace(found, file=upload.name) for found in wrong)
            continue
        follow_up = _plan_in(upload, opened.grids)
        if follow_up is not None:
            follow_ups.append(follow_up[0])
            problems += follow_up[1]
            continue
        found_plans = {id(grid): open_plan(upload.name, grid, decisions) for grid in opened.grids}
        plans += (plan for plan in found_plans.values() if plan)
        files.append(FileGrids(upload.name, [grid for grid in opened.grids if not found_plans[id(grid)]]))
    tell("Mengenali tabel")
    own, gazetteer = catalogue.with_settings(settings), load_gazetteer()
    read = read_tables(files, own, gazetteer, decisions, kabupaten, tell)
    context = Context(own, gazetteer, read.kabupaten, tuple(decisions))
    activities = read_activities(plans, indicator_matcher(own), context)
    observations, outcomes, said = apply_corrections(read.observations, corrections)
    return Dataset(
        observations=observations,
        sources=tuple(Source(upload.name, _digest(upload), len(upload.data)) for upload in uploads),
        sheets=read.sheets,
        problems=(*problems, *read.problems, *activities.problems, *said),
        kabupaten=read.kabupaten or activities.kabupaten,
        settings=settings,
        activities=activities.frame,
        activity_sheets=activities.sheets,
        corrections=outcomes,
        follow_ups=tuple(follow_ups),
    )


def _digest(upload: Upload) -> str:
    return hashlib.sha256(upload.data).hexdigest()
