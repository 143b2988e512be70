"""From the gap to the follow-up: plan, promises, activities, corrections, confirmation."""
