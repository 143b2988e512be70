"""Parts of the pages of data: upload, what was recognised, decisions, quality."""
