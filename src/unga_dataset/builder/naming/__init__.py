"""What people.py needs to find a person: names where they stand, with what their titles say."""
