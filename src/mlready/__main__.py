"""Where the program starts. Version and help need nothing loaded, so they are answered here."""

import sys


def main() -> None:
    """Run the command that the arguments name."""
    words = sys.argv[1:]
    if words == ["--version"]:
        from mlready import __version__  # noqa: PLC0415 - the point is to load nothing more

        sys.stdout.write(f"mlready {__version__}\n")
    elif words == ["--help"]:
        from mlready.cli.help import HELP  # noqa: PLC0415 - the same

        sys.stdout.write(HELP)
    else:
        from mlready.cli.app import run  # noqa: PLC0415 - the same

        sys.exit(run())


if __name__ == "__main__":
    main()
