"""Readers: files, folders and standard input become documents, or rejected records with a reason."""

from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.progress import Reading
from eventcoder.text.readers.reading import read_documents

__all__ = ["ReadOptions", "Reading", "read_documents"]
