"""Apache Spark as an engine (extra `spark`): the same parts, the same coder, the same rows."""
