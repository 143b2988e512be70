"""One visit: files read, choices made, what is in view."""
