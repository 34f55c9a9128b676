"""The dataset in the words of others: Data Package, Croissant, and what else is derived from the schema."""
