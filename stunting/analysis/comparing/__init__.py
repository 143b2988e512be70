"""Areas, periods and sources compared: inequality, trend, prevalence, convergence, workload."""
