"""What stands in a sentence: typed tokens, noun phrases, subjects, triggers, and who is meant."""
