"""Outlines of areas that an office uploads: GeoJSON or zipped shapefile."""
