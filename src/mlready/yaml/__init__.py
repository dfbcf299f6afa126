"""YAML 1.2 from text that nobody vouches for: the documents we own and the files of others are both read by it.

PyYAML's own loaders turn ``no`` into False, accept a key twice, and can be made to hang or crash by a few hundred
bytes. Its event stream is safe and quick, so values are built from the events here, within limits.
"""
