import json
from pathlib import Path

PLUGINS: dict[str, type] = {}


def register(name: str, plugin: type) -> None:
    PLUGINS[name] = plugin
    Path("plugins.json").write_text(json.dumps(sorted(PLUGINS)))
