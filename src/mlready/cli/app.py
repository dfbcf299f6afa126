"""The program: which commands there are, and the one place where errors become words and exit codes."""

import os
import sys
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from mlready.cli.console import complain, tell
from mlready.errors import Exit, MlreadyError

COMMANDS: Final = ("init", "assess", "plan", "explain", "playbook")
DEBUG: Final = "MLREADY_DEBUG"


class Boundary(TyperGroup):
    """Runs a command; whatever it raises ends as one message and the exit code that belongs to it."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer keeps its Context private
        """Run what `ctx` names."""
        try:
            return super().invoke(ctx)
        except MlreadyError as error:
            complain(error)
            raise typer.Exit(error.code) from error
        except KeyboardInterrupt as error:
            tell("mlready: interrupted")
            raise typer.Exit(Exit.INTERRUPTED) from error
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            tell(f"mlready: this is a bug in mlready ({type(error).__name__}: {error}); set {DEBUG}=1 to see where")
            raise typer.Exit(Exit.BUG) from error


def build(names: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """Return the program with the commands `names`; a command's module is loaded only where it is named."""
    app = typer.Typer(
        cls=Boundary,
        name="mlready",
        help="How ready a machine-learning system is for production, with the evidence and the deployment plan.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(_options)
    for name in names:
        import_module(f"mlready.cli.{name}").register(app)
    return app


def _options(
    *,
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),  # noqa: FBT003 - Typer's default
) -> None:
    if version:
        from mlready import __version__  # noqa: PLC0415 - reached only beside other options

        sys.stdout.write(f"mlready {__version__}\n")
        raise typer.Exit


def run() -> int:
    """Run the command that the arguments name; return its exit code."""
    words = sys.argv[1:]
    names = tuple(word for word in words[:1] if word in COMMANDS) or COMMANDS
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        build(names)(prog_name="mlready")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.DONE
    return Exit.DONE
