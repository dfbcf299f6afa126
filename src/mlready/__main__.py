"""Where the program starts. Version and help need nothing loaded, so they are answered here."""

import gc
import os
import sys

# Most of what a command makes lives until it ends: looking for garbage after every 700 objects finds none, at a tenth
# of the time.
_COLLECT_AFTER = 5_000_000


def main() -> None:
    """Run the command that the arguments name."""
    text = _at_once()
    if text is not None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except (AttributeError, OSError):  # closed or full: the program below knows how to say so
            pass
        else:
            return
    gc.set_threshold(_COLLECT_AFTER)
    # Else pydantic asks every package that is installed beside it for plugins, and takes them into each value of ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from mlready.cli.app import run  # noqa: PLC0415 - the point is to load nothing before it is needed

    code = run()
    gc.freeze()  # at its end Python looks for garbage once more, in what ends with it anyway
    sys.exit(code)


def _at_once() -> str | None:
    """Return the version or the help where the arguments ask for it alone."""
    match sys.argv[1:]:
        case ["--version"]:
            from mlready import __version__  # noqa: PLC0415 - the same

            return f"mlready {__version__}\n"
        case ["--help"]:
            from mlready.cli.help import HELP  # noqa: PLC0415 - the same

            return HELP
        case _:
            return None


if __name__ == "__main__":
    main()
