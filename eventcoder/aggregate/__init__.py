"""From reports to cells: panels of countries, pairs of countries, places and actors by time."""
