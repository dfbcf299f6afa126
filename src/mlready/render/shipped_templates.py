"""The texts of the shipped templates."""

from mlready.resources import shipped


def shipped_template(name: str) -> str | None:
    """Return the text of a shipped template; None for any name that is not one."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return None
    file = shipped("templates").joinpath(*parts)
    return file.read_text(encoding="utf-8") if file.is_file() else None
