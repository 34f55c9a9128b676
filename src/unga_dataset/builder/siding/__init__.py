"""What positions.py needs to tell a stance: what it is on, whose it is, how it is shown, and by which words."""
