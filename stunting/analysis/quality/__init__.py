"""Findings about the data, each with the people by which a figure could change."""
