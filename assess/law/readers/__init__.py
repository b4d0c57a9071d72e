"""Readers: one module per format, each turning the bytes of a file into an `Extract` (text and blocks)."""
