"""Opening files of any format by their content, safely, into grids."""
