"""From summaries to xlsx and docx."""
