"""The monitoring chapter, from what is known."""
