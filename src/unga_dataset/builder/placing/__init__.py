"""What countries.py needs to tell a state from what only bears its name."""
