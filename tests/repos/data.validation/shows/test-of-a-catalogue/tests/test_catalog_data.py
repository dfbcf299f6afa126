import json
from pathlib import Path


def test_catalog_has_the_expected_schema():
    rows = json.loads(Path("data/catalog.json").read_text(encoding="utf-8"))
    for row in rows:
        assert {"name", "price"} <= row.keys()
        assert row["price"] >= 0
