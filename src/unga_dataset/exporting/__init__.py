"""The tables in the formats of other programs, each written by a library of its own in one module."""

WRITERS = {
    "xlsx": ("spreadsheet", "write_workbook"),
    "sqlite": ("sqlite", "write_database"),
    "duckdb": ("duck", "write_database"),
    "csv": ("folders", "write_csv"),
    "jsonl": ("folders", "write_json_lines"),
    "feather": ("folders", "write_feather"),
}
"""The module here that writes a format, and the function there."""
