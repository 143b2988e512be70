"""Parts of the pages of achievement: overview, kecamatan, sector, indicator, prevalence."""
