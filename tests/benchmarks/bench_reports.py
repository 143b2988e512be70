"""Times and sizes of documents at the size of a kabupaten: python -m tests.benchmarks.bench_reports."""

from __future__ import annotations

import time
from collections.abc import Callable

from stunting.analysis.acting.confirmation import questions
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.confirmation import confirmation_sheet
from stunting.reports.content import report_content
from stunting.reports.exporting import export_all, plans_of
from stunting.reports.juknis import juknis_workbook
from stunting.reports.plan_file import plan_workbook
from stunting.reports.workbook import workbook_bytes
from tests.builders import ppu_dataset


def measured(name: str, make: Callable[[], bytes], repeats: int = 3) -> None:
    """Prints the best processor time of some runs and the size."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        size = len(make())
        times.append(time.process_time() - start)
    print(f"{name:32} {min(times):7.2f} s {size / 1000:9.0f} kB")


def main() -> None:
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    dataset = ppu_dataset()
    start = time.process_time()
    content = report_content(dataset, catalogue, gazetteer)
    plan = plans_of(content)[0]
    print(f"{len(dataset.observations)} cells; content and plan {time.process_time() - start:.2f} s")
    judged = content.judging(plan)
    found = findings(dataset.observations, catalogue, gazetteer, kabupaten=dataset.kabupaten).frame
    asked = questions(found, dataset.observations, catalogue)
    measured("sheet of questions", lambda: confirmation_sheet(asked, "Dinas Kesehatan", content.place))
    measured("plan to fill in", lambda: plan_workbook(plan, content.place))
    measured("tables of Aksi 1-2", lambda: juknis_workbook(content, plan))
    measured("brief with promises", lambda: kabupaten_brief(judged))
    measured("workbook", lambda: workbook_bytes(content, plan))
    measured("brief of the kabupaten", lambda: kabupaten_brief(content))
    measured("brief of an office", lambda: office_brief(content, content.offices[0]))
    measured("brief of a kecamatan", lambda: kecamatan_brief(content, "64.09.01"))
    measured("all in one zip", lambda: export_all(content, plan), repeats=1)


if __name__ == "__main__":
    main()
