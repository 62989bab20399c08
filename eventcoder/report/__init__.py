"""One HTML page that shows a table of events: map, time series, participants, every row with its sentence."""
