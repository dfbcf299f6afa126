"""Readers: one file's bytes in, facts out. A reader judges nothing and never raises for what a file holds."""
