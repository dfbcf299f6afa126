"""The documents that mlready owns, read and written: playbooks, answers, config, and their schemas."""
