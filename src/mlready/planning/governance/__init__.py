"""The governance chapter, from what is known."""
