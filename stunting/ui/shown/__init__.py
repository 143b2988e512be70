"""How things are shown on any page: charts, tables, traces, headlines."""
