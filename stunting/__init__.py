"""Indicators and gaps of stunting services, read from the matrices that offices already hold."""

__version__ = "0.3.0"
