"""The pictures of gallery.md, made from the examples: `nox -s gallery` (needs chromium)."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLES = ROOT / "examples"
DAY = "2026-11-21"
CHROMIUM = os.environ.get("MLREADY_CHROMIUM") or shutil.which("chromium") or "chromium"
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; color: #1a1c1f }
code { background: #eef0f2; padding: 0 .25em; font-size: .9em } h1 { font-weight: 400; font-size: 1.8rem }
"""
# What rich writes around the lines of a terminal, without a font from elsewhere.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Write every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    fraud = "examples/fraud-scoring/mlready-answers.yaml"
    terminal("scorecard", mlready("assess", "--answers", fraud, "--today", DAY, env={"FORCE_COLOR": "1"}))
    terminal("interview", interview())
    with tempfile.TemporaryDirectory() as place:
        report, plan = Path(place, "report.html"), Path(place, "plan.html")
        mlready("report", fraud, "--today", DAY, "--quiet", "--output", report)
        text = mlready("plan", fraud, "--today", DAY).split("\n## ")[0]
        plan.write_text(f"<meta charset=utf-8><style>{STYLE}</style>{MarkdownIt().render(text)}", encoding="utf-8")
        picture("report", report, 1200, 900)
        picture("plan", plan, 900, 1000)


def mlready(*words: object, env: dict[str, str] | None = None) -> str:
    """Return what the program writes."""
    command = [sys.executable, "-m", "mlready", *map(str, words)]
    given = {**os.environ, "COLUMNS": "80", **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=given).stdout


def interview() -> str:
    """Return how the interview on a small repository begins, as a terminal shows it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from terminal import at_terminal  # noqa: PLC0415 - it stands with the tests

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "churn-service")
        shutil.copytree(EXAMPLES / "churn-service", folder)
        with at_terminal("assess", ".", "--today", DAY, cwd=folder, rows=36) as asked:
            asked.wait_for("save and stop")
            return asked.raw.replace("\r", "")


def terminal(name: str, text: str) -> None:
    """Draw what a terminal of 80 columns shows."""
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text.from_ansi(re.sub(r"\x1b\[[0-9;?]*[A-LN-Zh-l]", "", text).rstrip()))
    drawn = _FONTS.sub("", console.export_svg(title="mlready", unique_id=name))
    (PICTURES / f"{name}.svg").write_text(re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE), encoding="utf-8")


def picture(name: str, page: Path, width: int, height: int) -> None:
    """Take a picture of a page as a browser shows it."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}"]
    subprocess.run(
        [CHROMIUM, *options, f"--screenshot={PICTURES / f'{name}.png'}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )


if __name__ == "__main__":
    main()
