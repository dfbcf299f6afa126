"""Where a command's words go: its document to standard output or a file, everything else to standard error."""

import contextlib
import os
import re
import shutil
import sys
from pathlib import Path

from mlready.errors import DocumentError, MlreadyError, TargetError
from mlready.store.files import reason, write_text

CLOSED = "cannot write to standard output: it is closed"
_DEFAULT_WIDTH = 80
_HEAD = 4096
_SCHEMA = re.compile(r"^schema:[ \t]*[\"']?(mlready\.\w+/\d+)", re.MULTILINE)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def deliver(document: str, output: Path | None) -> None:
    """Write a command's document to `output`, or print it. A reader that stops early is no error.

    Raises:
        TargetError: it cannot be written, or `spare` refuses.
    """
    if output is not None:
        spare(output, document)
        write_text(output, document)
        return
    try:
        sys.stdout.write(document)
        sys.stdout.flush()
    except BrokenPipeError:
        close_stdout()
    except OSError as error:
        close_stdout()
        raise TargetError(f"cannot write to standard output: {reason(error)}") from error
    except AttributeError as error:  # Python has no standard output where the shell closed it
        raise TargetError(CLOSED) from error


def spare(output: Path, document: str) -> None:
    """Raise TargetError where `document` would take the place of one that a person wrote: answers, or a playbook."""
    try:
        with output.open("rb") as file:
            there = _SCHEMA.search(file.read(_HEAD).decode("utf-8", "replace")) if output.is_file() else None
    except (OSError, RuntimeError, ValueError):  # what cannot be read is told when it is written
        return
    if there and not _SCHEMA.search(document[:_HEAD]):
        raise TargetError(f"{output} holds {there[1]}: nothing was written", "give --output another name")


def tell(message: str) -> None:
    """Say something to the person at the terminal that is not part of the document.

    It may quote a document of a stranger, so what would steer the terminal is replaced.
    """
    if sys.stderr is None:  # the shell closed it: print would turn to the document's stream
        return
    shown = "".join(char if char.isprintable() or char == "\n" else _REPLACEMENT for char in message)
    with contextlib.suppress(OSError):  # the terminal is gone: nobody is left to be told
        print(shown, file=sys.stderr)  # noqa: T201 - this is the one place that talks


def complain(error: MlreadyError) -> None:
    """Say what is wrong, and what to do about it. Problems in documents begin with their place, which editors open."""
    tell(str(error) if isinstance(error, DocumentError) else f"mlready: {error}")
    if error.hint:
        tell(f"hint: {error.hint}")


def width(output: Path | None) -> int:
    """Return how many columns the document may take."""
    if output is None and _on_a_terminal():
        return shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns
    return _DEFAULT_WIDTH


def colour(output: Path | None, *, no_color: bool) -> bool:
    """Return whether the document may carry colours: on a terminal that shows them, unless somebody said no."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return output is None and (_on_a_terminal() or bool(os.environ.get("FORCE_COLOR")))


def _on_a_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()  # None where the shell closed it


def close_stdout() -> None:
    """Point standard output at nothing, so that the interpreter does not fail once more when it flushes at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
