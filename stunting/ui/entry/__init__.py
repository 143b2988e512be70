"""Around every page: server, frame, style, errors."""
