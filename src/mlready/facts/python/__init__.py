"""Python modules and notebooks: what they import, call, define and, by the way they flow, do."""
