"""Definitions as data: indicators, targets, sectors and offices, areas and their spellings."""
