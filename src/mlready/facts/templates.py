"""Jinja and Helm templates: the text around the braces, with every line where it was."""

import re
from typing import Final

from mlready.facts.paths import TEMPLATE, settled

_OPENERS: Final = re.compile(r"\{[{%#]")
_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
# What a block is for, not what it writes: ``{{- if .x }}`` leaves nothing behind, ``{{ .x }}`` a value.
_CONTROL: Final = re.compile(
    r"[-+~]?\s*(/\*|#|(if|else|elif|end|with|range|define|block|break|continue)\b|\$?\w+\s*:=)"
)
# The folder that a project is made of, as SageMaker's projects and copier call it.
_MADE_OF: Final = frozenset({"template", "seedcode", "seed_code", "seed-code"})
# A folder whose name is filled in: ``{{cookiecutter.name}}``, ``__cookiecutter.name__``, ``__APP_NAME__``.
_STANDS_FOR: Final = re.compile(r"\{\{|__cookiecutter|^__[A-Z][A-Z0-9_]*__$")
_NOT_PLAIN: Final = re.compile(r"[^\w./ +-]")


def has_template(text: str) -> bool:
    """Return whether braces of a template stand in `text`; those of a GitHub expression are not."""
    return any(not text.startswith("$", opener.start() - 1) for opener in _OPENERS.finditer(text))


def without_template(text: str) -> str:
    r"""Return `text` with each ``{{ value }}`` as ``«value»``, and everything else of the template as blanks.

    >>> without_template("{% if a %}\nx: {{ a }}\n{% endif %}")
    '\nx: «a»\n'
    """
    parts: list[str] = []
    at = 0
    while opener := _OPENERS.search(text, at):
        start = opener.start()
        if opener.group() == "{{" and text.startswith("$", start - 1) and start:
            parts.append(text[at : start + 2])
            at = start + 2
            continue
        end = text.find(_CLOSERS[opener.group()], start + 2)
        if end < 0:
            break
        parts.extend((text[at:start], _left_by(opener.group(), text[start + 2 : end])))
        at = end + 2
    parts.append(text[at:])
    return _joined("".join(parts))


def _left_by(opener: str, inside: str) -> str:
    breaks = "\n" * inside.count("\n")
    if opener != "{{" or _CONTROL.match(inside):
        return breaks
    return f"«{_NOT_PLAIN.sub('', inside.replace(chr(10), ' ')).strip(' -+')}»{breaks}"


def _joined(text: str) -> str:
    """Move a value that stands alone on its line behind the key before it: its indent means nothing."""
    lines = text.split("\n")
    awaits = -1
    for number, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("«") and bare.endswith("»"):
            lines[number] = ""
            if awaits >= 0:
                lines[awaits] = f"{lines[awaits].rstrip()} {bare}"
                awaits = -1
        elif bare:
            awaits = number if bare.endswith(":") else -1
    return "\n".join(lines)


def generated_path(path: str) -> str:
    """Return where a file lies in the project that a template makes of it; the path itself where it is of none.

    >>> generated_path("{{cookiecutter.name}}/.github/workflows/ci.yml.jinja"), generated_path("app/main.py")
    ('.github/workflows/ci.yml', 'app/main.py')
    """
    parts = settled(path).split("/")
    root = next((number for number, part in enumerate(parts[:-1]) if _STANDS_FOR.search(part)), None)
    if root is None and parts[0] in _MADE_OF and len(parts) > 1:
        root = 0
    inside = parts if root is None else parts[root + 1 :]
    return "/".join([*inside[:-1], TEMPLATE.sub("", inside[-1])])
