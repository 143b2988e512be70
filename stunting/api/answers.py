"""What is told of a room: the records of the command line, with what the office decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.uses import sasaran_wordings
from stunting.analysis.uploads.rereading import read_otherwise, until_confirmed
from stunting.api.asked import AskedRecords, Subject
from stunting.archive.contents import FileRole, Room
from stunting.archive.results import READING, KeptResults
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.office import office_catalogue
from stunting.cli import commands
from stunting.cli.records import PROBLEM_COLUMNS, READ_COLUMNS, SUMMARY_COLUMNS, read_records
from stunting.model.dataset import Dataset
from stunting.model.decision_file import DECISION_FILE, OfficeDecisions, from_json
from stunting.model.kept_reading import READING_FILE
from stunting.model.kept_results import made_of
from stunting.pipeline import Upload, read_for_office

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

COLUMNS = {
    Subject.SUMMARY: SUMMARY_COLUMNS,
    Subject.OBSERVATIONS: READ_COLUMNS,
    Subject.CHECK: PROBLEM_COLUMNS,
}


@dataclass(frozen=True)
class RoomRead:
    """A room at one version, read from the bytes of its files."""

    dataset: Dataset
    office: OfficeDecisions

    @cached_property
    def figures(self) -> AllFigures:
        """The figures behind coverage and findings."""
        data = self.dataset
        catalogue = office_catalogue(self.office, data.settings, data.kabupaten, data.offices)
        return gather(data.observations, catalogue, load_gazetteer(), data.kabupaten)

    def answer(self, wanted: AskedRecords) -> pd.DataFrame:
        """Records in the columns of `COLUMNS`."""
        match wanted.subject:
            case Subject.OBSERVATIONS:
                return read_records(self.dataset.observations)
            case Subject.CHECK:
                return commands.check(self.dataset.problems, self.figures)
            case Subject.SUMMARY:
                return commands.summary(self.figures, wanted.level, "indicator")[0]


def read_room(room: Room, archive: RoomArchive, token: str) -> RoomRead:
    """Reads the files of a room with its decisions. Bad files are problems of the data, nothing is raised.

    What this program read of it before is had back from the archive. What another version of the reader read
    otherwise is doubtful until a person has said yes to it.

    Raises:
        UnfitError: the decisions or the kept reading are not those of a dashboard.
    """
    kept = room.documents.get(DECISION_FILE)
    office = OfficeDecisions() if kept is None else from_json(kept)
    files = room.files[FileRole.DATA]
    results = KeptResults(
        archive, token, room.version, made_of(((file.name, file.data) for file in files), kept)
    )
    uploads = [Upload(file.name, file.data) for file in files]
    dataset = results.once(READING, Dataset, lambda: read_for_office(uploads, office))
    catalogue = office_catalogue(office, dataset.settings, dataset.kabupaten, dataset.offices)
    changed = read_otherwise(room.documents.get(READING_FILE), dataset, catalogue)
    return RoomRead(until_confirmed(dataset, changed, sasaran_wordings(catalogue)), office)
