"""Countries by date: ISO 3166 alpha-3 beside the numbers of Correlates of War and Gleditsch and Ward."""
