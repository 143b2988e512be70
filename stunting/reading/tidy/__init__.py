"""What goes out: observations, accounts of sheets, problems."""
