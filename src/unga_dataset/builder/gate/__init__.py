"""What a dataset must fulfil before it is written, and when it is checked."""
