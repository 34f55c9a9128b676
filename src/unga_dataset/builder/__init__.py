"""The builder: raw articles in, rows and tables out; data flows one way through its modules."""
