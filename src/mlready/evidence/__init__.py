"""Rules over facts: what the files of a system show, practice by practice."""
