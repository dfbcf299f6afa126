set -e
python -m pytest
