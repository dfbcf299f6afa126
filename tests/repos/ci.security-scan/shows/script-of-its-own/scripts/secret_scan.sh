#!/usr/bin/env bash
set -euo pipefail
if git grep -nE 'AKIA[0-9A-Z]{16}'; then
  echo "a key stands in the repository" >&2
  exit 1
fi
