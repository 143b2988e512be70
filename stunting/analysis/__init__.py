"""From observations to summaries. Pure pandas and numpy; formulas with their source."""
