"""Which desa and kecamatan come first, and how surely."""
