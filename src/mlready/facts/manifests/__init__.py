"""Manifests and lock files: what a program needs, and whether each of it is fixed to one version."""
