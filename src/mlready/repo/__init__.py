"""A read-only, bounded view of the repositories under assessment."""
