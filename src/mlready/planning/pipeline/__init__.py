"""The pipeline chapter, from what is known."""
