"""Opening files of any format by their content, safely, into grids."""

from stunting.reading.opening.child_process import prepare_child
from stunting.reading.opening.opened_workbook import OpenedWorkbook, open_workbook

__all__ = ["OpenedWorkbook", "open_workbook", "prepare_child"]
