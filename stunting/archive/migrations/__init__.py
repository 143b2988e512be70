"""The versions of the archive, each with the steps from the one before."""
