"""The interview: what is still worth asking, what was said, and the terminal that asks it."""
