import json
import shutil
from pathlib import Path


def get_next_model_version(registry: Path) -> str:
    latest = json.loads((registry / "latest.json").read_text())["version"]
    return f"model_v{int(latest.removeprefix('model_v')) + 1:03d}"


def promote_model(path: Path, registry: Path) -> str:
    version = get_next_model_version(registry)
    shutil.copy2(path, registry / version / "model.pkl")
    (registry / "latest.json").write_text(json.dumps({"version": version}))
    return version
