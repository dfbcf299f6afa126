"""The program: which commands there are, and the one place where errors become words and exit codes."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from mlready import __version__
from mlready.cli.console import CLOSED, close_stdout, complain, deliver, tell
from mlready.errors import Exit, MlreadyError, TargetError
from mlready.store.files import reason

COMMANDS: Final = (
    "init",
    "check",
    "assess",
    "plan",
    "report",
    "compare",
    "badge",
    "explain",
    "history",
    "answers",
    "playbook",
)
DEBUG: Final = "MLREADY_DEBUG"
HELP_OPTIONS: Final = ("-h", "--help")


class Boundary(TyperGroup):
    """Runs a command; whatever it raises ends as one message and the exit code that belongs to it."""

    def make_context(self, *words: Any, **extra: Any) -> Any:  # noqa: ANN401 - Typer keeps its Context private
        """Read the arguments; ``--help`` is printed here."""
        with _errors_as_words():
            return super().make_context(*words, **extra)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the same
        """Run what `ctx` names."""
        with _errors_as_words():
            return super().invoke(ctx)


@contextmanager
def _errors_as_words() -> Iterator[None]:
    """Turn what is raised inside into one message and an exit code."""
    try:
        yield
    except (typer.Exit, typer.Abort, TyperException):
        raise
    except (Exception, KeyboardInterrupt) as error:
        raise typer.Exit(_end(error)) from error


def _end(error: BaseException) -> Exit:
    """Say what `error` means to the person at the terminal; return the exit code that belongs to it.

    A bug of ours is raised again where somebody wants to see where it is.
    """
    match error:
        case MlreadyError():
            complain(error)
            return error.code
        case KeyboardInterrupt():
            tell("mlready: interrupted")
            return Exit.INTERRUPTED
        case BrokenPipeError():
            close_stdout()
            return Exit.DONE
        case OSError():
            if error.filename is None:
                close_stdout()
            where = "standard output" if error.filename is None else error.filename
            complain(TargetError(f"cannot read or write {where}: {reason(error)}"))
            return Exit.TARGET
        case _:
            if os.environ.get(DEBUG):
                raise error
            tell(f"mlready: this is a bug in mlready ({type(error).__name__}: {error}); set {DEBUG}=1 to see where")
            return Exit.BUG


def build(names: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """Return the program with the commands `names`; a command's module is loaded only where it is named."""
    app = typer.Typer(
        cls=Boundary,
        name="mlready",
        help="How ready a machine-learning system is for production, with the evidence and the deployment plan.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": [*HELP_OPTIONS], "max_content_width": 80},
    )
    app.callback()(_options)
    for name in names:
        import_module(f"mlready.cli.{name}").register(app)
    return app


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        deliver(f"mlready {__version__}\n", None)
        raise typer.Exit


def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Hold the options that stand before a command; their callbacks have done the work."""


def run() -> int:
    """Run the command that the arguments name; return its exit code."""
    words = sys.argv[1:]
    names = tuple(word for word in words[:1] if word in COMMANDS) or COMMANDS
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    if sys.stdout is None and {*HELP_OPTIONS} & {*words}:  # Typer would print it into nothing, and call that done
        complain(TargetError(CLOSED))
        return Exit.TARGET
    try:
        build(names)(prog_name="mlready")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.DONE
    return Exit.DONE
