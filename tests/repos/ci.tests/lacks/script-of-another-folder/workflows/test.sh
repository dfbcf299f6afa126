pytest tests/
