"""The whole way on one page: uploads in, a Dataset and its problems out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from stunting.analysis.acting.corrections import apply_corrections
from stunting.analysis.quality.unread import unread_problems
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.catalogue.local_offices import with_offices_of
from stunting.catalogue.office import office_catalogue
from stunting.model.activities import ACTIVITIES
from stunting.model.boundaries import AreaBoundaries
from stunting.model.confirmation import Answer
from stunting.model.corrections import Correction
from stunting.model.dataset import Dataset, Source, UploadedPlan
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision
from stunting.model.evidence import Certainty
from stunting.model.indicators import OfficeSettings
from stunting.model.lokus import lokus_kabupaten
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.doubtful import doubtful_plan
from stunting.reading.action_plans.dpa_form import DpaForm
from stunting.reading.action_plans.opened import OpenPlan
from stunting.reading.action_plans.plan_figures import figures_of_plans
from stunting.reading.action_plans.read_plans import ReadActivities
from stunting.reading.context import Context
from stunting.reading.lokus import LokusList, read_lokus
from stunting.reading.matrices import FileGrids, indicator_matcher, read_tables
from stunting.reading.named_offices import named_offices
from stunting.reading.office_forms.confirmation import read_confirmation
from stunting.reading.office_forms.office_settings import read_settings
from stunting.reading.office_forms.plan_file import read_follow_up
from stunting.reading.opening import open_workbook
from stunting.reading.people.by_name import NotCountableError, PeopleCounts
from stunting.reading.people.by_name import count_people as counted
from stunting.reading.people.counted_table import counted_table
from stunting.reading.recognition import RecognisedFile, RecognisedSheet, SheetKind, recognise

__all__ = [
    "NotCountableError",
    "PeopleCounts",
    "Upload",
    "count_people",
    "read_answers",
    "read_files",
    "read_for_office",
    "read_outlines",
    "read_plan",
]


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
    # Hardly a visit has outlines.
    from stunting.reading.outlines.boundaries import read_boundaries
    from stunting.reading.outlines.boundary_areas import match_boundaries

    boundaries = read_boundaries(upload.data, upload.name)
    context = Context(load_catalogue(), load_gazetteer(), kabupaten, tuple(decisions))
    return match_boundaries(boundaries, context), boundaries.problems


def read_answers(uploads: Sequence[Upload]) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """The answers in confirmation sheets that came back, and what is wrong with them; nothing is raised."""
    answers: list[Answer] = []
    problems: list[Problem] = []
    for upload in uploads:
        file, wrong = _open(upload)
        problems += wrong
        forms = file.forms(SheetKind.CONFIRMATION)
        if forms:
            found, wrong = read_confirmation(forms, upload.name)
            answers += found
            problems += wrong
        elif file.sheets:
            problems.append(
                problem(
                    ProblemKind.ANSWERS_NONE,
                    file=upload.name,
                    reason="ini bukan lembar konfirmasi dari dasbor",
                    advice="Matriks capaian diunggah di Data \u203a Periksa.",
                )
            )
    return tuple(answers), tuple(problems)


def count_people(upload: Upload, catalogue: Catalogue) -> tuple[Upload, PeopleCounts]:
    """A file of counts by desa from the by-name lists in an upload, and what was counted.

    Nothing of a person is in it; groups under five are withheld. The lists are looked at in memory alone.

    Raises:
        NotCountableError: there is no list that can be counted; the text says why in Indonesian.
    """
    gazetteer = load_gazetteer()
    grids = open_workbook(upload.data, upload.name).grids
    counts = counted(grids, gazetteer)
    when = f" {counts.months[0]}" if len(counts.months) == 1 else ""
    name = f"hitungan e-ppgbm {counts.kabupaten.name.lower()}{when}.csv"
    return Upload(name, counted_table(counts, catalogue, gazetteer)), counts


def read_plan(upload: Upload) -> tuple[UploadedPlan | None, tuple[Problem, ...]]:
    """The follow-up matrix in a file, None where it holds none; with what could not be read, and why."""
    file, problems = _open(upload)
    if not file.forms(SheetKind.FOLLOW_UP):
        return None, problems
    plan, wrong = _follow_up(upload, file)
    return plan, (*problems, *wrong)


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
    context = Context(catalogue or load_catalogue(), load_gazetteer(), kabupaten, tuple(decisions))
    problems: list[Problem] = []
    settings = OfficeSettings()
    files: list[FileGrids] = []
    plans: list[OpenPlan] = []
    forms: list[DpaForm] = []
    lists: list[LokusList] = []
    sheets: list[RecognisedSheet] = []
    follow_ups: list[UploadedPlan] = []
    for number, upload in enumerate(uploads, start=1):
        tell(f"Membuka berkas {number} dari {len(uploads)}: {upload.name}")
        file, wrong = _open(upload, context.decisions)
        problems += wrong
        match file.kind:
            case SheetKind.CONFIRMATION:
                problems += _returned(file)
            case SheetKind.SETTINGS:
                settings, wrong = _settings(file, context.catalogue)
                problems += wrong
            case SheetKind.FOLLOW_UP:
                follow_up, wrong = _follow_up(upload, file)
                follow_ups.append(follow_up)
                problems += wrong
            case _:
                plans += file.plans
                forms += file.dpa
                lists += file.lokus
                sheets += file.sheets
                files.append(FileGrids(upload.name, file.matrices))
    tell("Mengenali tabel")
    own = context.catalogue
    context = context.with_catalogue(own.with_settings(settings))
    read = read_tables(files, context, tell)
    figures, wrong = figures_of_plans(read.observations, read.problems, plans)
    read = replace(read, observations=figures, problems=wrong)
    named = named_offices(sheet.grid for sheet in sheets)
    offices = with_offices_of(own, read.kabupaten, named).with_settings(settings)
    activities = _activities(
        plans, forms, context.catalogue, context.within(read.kabupaten).with_catalogue(offices)
    )
    kabupaten = read.kabupaten or activities.kabupaten
    lokus, unplaced = read_lokus(lists, read.observations, context.within(kabupaten))
    observations, outcomes, said = apply_corrections(read.observations, corrections)
    return Dataset(
        observations=observations,
        sources=tuple(Source(upload.name, _digest(upload), len(upload.data)) for upload in uploads),
        sheets=read.sheets,
        problems=(
            *_unless_seen(problems, read.problems),
            *read.problems,
            *unread_problems(observations),
            *activities.problems,
            *_doubtful_plans(files, observations),
            *unplaced,
            *said,
        ),
        kabupaten=kabupaten or lokus_kabupaten(lokus),
        settings=settings,
        activities=activities.frame,
        activity_sheets=activities.sheets,
        corrections=outcomes,
        follow_ups=tuple(follow_ups),
        lokus=lokus,
        offices=named,
    )


def _activities(
    plans: Sequence[OpenPlan], forms: Sequence[DpaForm], catalogue: Catalogue, context: Context
) -> ReadActivities:
    """What plans and DPA say, if there are any; most uploads do without loading what reads them."""
    if not plans and not forms:
        return ReadActivities(ACTIVITIES.empty(), (), (), context.kabupaten)
    from stunting.reading.action_plans.activities import read_activities

    return read_activities(plans, forms, indicator_matcher(catalogue), context)


def _doubtful_plans(files: Sequence[FileGrids], observations: pd.DataFrame) -> list[Problem]:
    """Sheets that list activities without amounts, where no figure of theirs was surely understood."""
    asked = [one for file in files for grid in file.grids if (one := doubtful_plan(file.file, grid))]
    if not asked:
        return []
    sure = (observations["certainty"] != Certainty.DOUBTFUL.value) & (observations["indicator"] != "")
    known = observations.loc[sure, ["file", "sheet"]].drop_duplicates()
    understood = set(known.itertuples(index=False, name=None))
    return [one for one in asked if (one.file, one.sheet) not in understood]


def _unless_seen(problems: Sequence[Problem], of_sheets: Sequence[Problem]) -> list[Problem]:
    """Problems without those about unseen people in files of which a sheet is known to list people."""
    seen = {one.file for one in of_sheets if one.kind is ProblemKind.PERSONAL_DATA}
    return [one for one in problems if one.kind is not ProblemKind.HIDDEN_PEOPLE or one.file not in seen]


def read_for_office(
    uploads: Sequence[Upload], office: OfficeDecisions, progress: Callable[[str], None] | None = None
) -> Dataset:
    """Reads uploaded files with all that their office decided; see `read_files`."""
    return read_files(
        uploads,
        decisions=office.decisions,
        corrections=office.corrections,
        kabupaten=office.kabupaten,
        catalogue=office_catalogue(office, OfficeSettings()),
        progress=progress,
    )


def _open(upload: Upload, decisions: Sequence[Decision] = ()) -> tuple[RecognisedFile, tuple[Problem, ...]]:
    """A file with its sheets recognised, and what could not be opened."""
    opened = open_workbook(upload.data, upload.name)
    return recognise(upload.name, opened.grids, decisions), _of_file(upload.name, opened.problems)


def _of_file(file: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(one, file=one.file or file) for one in problems)


def _returned(file: RecognisedFile) -> list[Problem]:
    """Confirmation sheets belong on another page."""
    forms = file.forms(SheetKind.CONFIRMATION)
    return [problem(ProblemKind.CONFIRMATION_FILE, file=file.file, sheet=form.grid.sheet) for form in forms]


def _settings(file: RecognisedFile, catalogue: Catalogue) -> tuple[OfficeSettings, tuple[Problem, ...]]:
    forms = file.forms(SheetKind.SETTINGS)
    settings, problems = read_settings(forms, file.besides(forms), catalogue)
    return settings, _of_file(file.file, problems)


def _follow_up(upload: Upload, file: RecognisedFile) -> tuple[UploadedPlan, tuple[Problem, ...]]:
    """The first follow-up matrix of a file that holds one."""
    form = file.forms(SheetKind.FOLLOW_UP)[0]
    frame, problems = read_follow_up(form, file.besides([form]))
    return UploadedPlan(upload.name, _digest(upload), frame), _of_file(upload.name, problems)


def _digest(upload: Upload) -> str:
    return hashlib.sha256(upload.data).hexdigest()
