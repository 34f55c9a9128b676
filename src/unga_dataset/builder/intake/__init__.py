"""Where articles come from: a folder of texts, JSON Lines, Parquet or HTML pages, read one after another."""
