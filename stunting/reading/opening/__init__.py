"""Opening files of any format by their content, safely, into grids."""

from stunting.reading.opening.workbook import OpenedWorkbook, open_workbook

__all__ = ["OpenedWorkbook", "open_workbook"]
