"""The invented workbooks of `sample_data/`, one module per shape they imitate."""
