"""From the raw bytes to a document: paragraphs and their roles, quotation marks, sentences."""
