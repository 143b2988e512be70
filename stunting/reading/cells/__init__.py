"""What stands in one cell: its kind, number, marks, text and period."""
