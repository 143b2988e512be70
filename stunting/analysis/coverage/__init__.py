"""Coverage, gap and status of every area, indicator and period, from Σ numerator / Σ denominator."""
