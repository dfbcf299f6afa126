"""Task runners: which commands stand behind a name such as ``make test``."""
