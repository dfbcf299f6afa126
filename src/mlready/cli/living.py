"""Documents on which people go on writing: made again without losing what they wrote."""

import os
from itertools import count
from pathlib import Path
from typing import Final

from mlready.cli.console import deliver, spare, tell
from mlready.render.living import remade, sealed
from mlready.store.files import read_text, write_text

_MOST: Final = 5


def text_there(output: Path | None) -> str | None:
    """Return what stands where the document is to go; None where nothing does, or what is there is no file."""
    there = output is not None and os.path.isfile(output)  # noqa: PTH113 - a name that no file can have is no error yet
    return read_text(output) if output and there else None


def deliver_again(text: str, old: str | None, output: Path | None, state: str = "", *, quiet: bool = False) -> None:
    """Write `text` to `output`, or print it, with what people wrote into the places and boxes of `old`.

    What they changed elsewhere is kept in a copy beside it; they are told, unless `quiet`.
    """
    if output:
        spare(output, text)
    made = remade(sealed(text, state), old or "")
    if output and old and made.edited:
        copy = _free(output)
        write_text(copy, old)
        if not quiet:
            tell(f"{output} was changed outside its marked places; as it was, it is kept in {copy}")
            for line in made.broken[:_MOST]:
                tell(f"{copy}:{line}: this mark of a place lacks its other half: copy what stood there back by hand")
    if made.moved and not quiet:
        tell(f"places that are gone left their text at the end of {output}: {', '.join(made.moved)}")
    deliver(made.text, output)


def _free(path: Path) -> Path:
    """Return a name beside `path` under which nothing stands yet."""
    names = (path.with_name(f"{path.name}.bak{number if number > 1 else ''}") for number in count(1))
    return next(one for one in names if not one.exists() and not one.is_symlink())
