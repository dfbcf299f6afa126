"""What a CI service does: what starts it, which commands and actions it runs, and what a person has to let through."""
