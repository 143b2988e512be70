"""Rooms for other programs: what the command line tells of files, told of a shared room by its link."""
