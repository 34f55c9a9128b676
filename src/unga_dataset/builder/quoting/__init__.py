"""What quotes.py needs to find a quotation: cues, what they report, what is printed twice."""
