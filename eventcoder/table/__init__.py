"""The tables that come out: their schema, frames made from records, and Parquet files."""
