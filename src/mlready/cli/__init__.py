"""The command line: one module a command. Only here are arguments read, documents printed, and exit codes chosen."""
