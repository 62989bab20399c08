"""Whole runs: documents cut into parts, coded by one process or many, and written as one result."""
