"""Which number it is: indicator, measure, unit, shared denominators."""
