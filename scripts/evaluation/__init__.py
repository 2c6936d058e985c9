"""The gate: compiles the labelled corpus in tests/gold, runs the reader over it, and scores what it finds."""
