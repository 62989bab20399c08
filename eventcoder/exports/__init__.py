"""The event table in the forms that the field already uses: a file a format, `write.py` chooses."""
