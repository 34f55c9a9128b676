"""What events.py needs to tell an event: what its clause must hold, its date, place, number and participants."""
