"""The words of the trade, from areas to summaries. Imports nothing of ours."""
