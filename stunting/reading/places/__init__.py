"""Which area a name or a code means."""
