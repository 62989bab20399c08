"""Training of the reader; needs the extra `train` (torch). Nothing here is imported at run time."""
