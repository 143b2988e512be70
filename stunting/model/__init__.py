"""The words of the trade: areas, indicators, periods, observations, problems, summaries. Imports nothing of ours."""
