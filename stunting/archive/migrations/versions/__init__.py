"""One module per version, in their order."""
