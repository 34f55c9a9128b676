"""What dates.py needs to read a date: the calendar, the rules of expressions, the outlook of a sentence."""
