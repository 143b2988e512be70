"""Forms of the dashboard that come back from offices: settings, plan, confirmation."""
