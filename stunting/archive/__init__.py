"""Data rooms kept on disk: what was uploaded, what was decided, and what happened when."""
