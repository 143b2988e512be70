"""What runs in the guarded child process: parsers of untrusted bytes, and the messages they send back.

Nothing here imports numpy, pandas or the rest of the project, because the child starts for every
upload; `stunting.reading.opening` is the other side.
"""
