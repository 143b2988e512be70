"""Sentences in Bahasa Indonesia that the screens show."""
