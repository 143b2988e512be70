"""From bytes to observations: grid, tables, headers, meaning. Always forward."""
