import json
from pathlib import Path


def set_alias(root: Path, alias: str, run: str) -> None:
    path = root / "aliases.json"
    aliases = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**aliases, alias: run}))
