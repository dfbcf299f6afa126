#!/bin/bash
uv sync
mypy --install-types
mypy --version
