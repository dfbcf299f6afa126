"""The integration chapter, from what is known."""
