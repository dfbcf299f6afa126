import json
from pathlib import Path


class ModelRegistry:
    def __init__(self, root: Path) -> None:
        self.root = root

    def register(self, name: str, version: str, metrics: dict) -> None:
        self._write(name, version, {"metrics": metrics, "stage": "staging"})

    def promote(self, name: str, version: str) -> None:
        kept = json.loads(self._path(name, version).read_text())
        self._write(name, version, {**kept, "stage": "production"})

    def _write(self, name: str, version: str, entry: dict) -> None:
        self._path(name, version).write_text(json.dumps(entry))

    def _path(self, name: str, version: str) -> Path:
        return self.root / name / f"{version}.json"
