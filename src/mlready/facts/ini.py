"""INI files such as setup.cfg and tox.ini: sections, keys and their lines, whatever the rest of the file is."""

import re
from typing import Final, TypeAlias

Section: TypeAlias = dict[str, tuple[str, int]]

_SECTION: Final = re.compile(r"\[([^\]\n]+)\]")
_KEY: Final = re.compile(r"([\w.:*-]+)[ \t]*[=:][ \t]*(.*)")


def read_ini(text: str) -> dict[str, Section]:
    """Return the keys of each section, with the text and the line of each; a deeper indent goes on with a value."""
    sections: dict[str, dict[str, tuple[list[str], int]]] = {}
    section: dict[str, tuple[list[str], int]] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith(("#", ";")) or not line.strip():
            continue
        if found := _SECTION.match(line):
            section, key = sections.setdefault(found[1].strip(), {}), ""
        elif line[0] in " \t" and key:
            section[key][0].append(line.strip())
        elif found := _KEY.match(line):
            key = found[1]
            section[key] = ([found[2].strip()], number)
    return {
        name: {key: ("\n".join(parts), start) for key, (parts, start) in keys.items()}
        for name, keys in sections.items()
    }
