"""Parsers of untrusted bytes, which run in the guarded child process, and the messages they send back.

Nothing here imports numpy, pandas or the rest of the project, because the child starts for every
upload; `stunting.reading.opening` is the other side.
"""
