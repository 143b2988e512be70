"""From summaries to plotly figures and the sentences that say what they show."""
