"""From files to sentences: readers, the language check, sentence splitting and the prefilter."""
