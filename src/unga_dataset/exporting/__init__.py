"""The tables in the formats of other programs, each written by a library of its own in one module."""
