"""The country, from the provinces down to one kecamatan: a view of its own beside the dashboard."""
