"""Playbooks as text: lists, one playbook, two compared, and the start of a new one."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mlready.engine.difference import Change
from mlready.errors import UsageError
from mlready.model.amounts import count
from mlready.model.assessment import Assessment
from mlready.model.playbook import Control, Playbook
from mlready.render.words import VERDICT, per_cent
from mlready.store.yaml_edit import yaml_value

_WIDTH: Final = 80
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True)
class Judged:
    """One answers file, assessed by two playbooks."""

    file: str
    before: Assessment
    after: Assessment


def listing_text(playbooks: Sequence[Playbook], overlays: Sequence[Mapping[str, Any]]) -> str:
    """Return the playbooks and overlays with what they are for."""
    lines = ["Playbooks"]
    for playbook in playbooks:
        size = count(len(playbook.controls), "control")
        lines += [f"  {playbook.id} {playbook.version}, {size}", *_wrapped(playbook.about, "    ")]
    lines += ["", "Overlays, on top of any playbook"]
    for overlay in overlays:
        size = count(len(overlay.get("controls") or ()), "control")
        lines += [f"  {overlay.get('id')} {overlay.get('version', '')}, {size}"]
        lines += _wrapped(str(overlay.get("about", "")), "    ")
    return "\n".join(lines) + "\n"


def playbook_text(playbook: Playbook) -> str:
    """Return every control by phase, with its bar."""
    lines = [f"{' + '.join((playbook.title, *playbook.overlays))} {playbook.version}", *_wrapped(playbook.about)]
    for phase in playbook.phases:
        controls = [control for control in playbook.controls if control.phase == phase.id]
        if controls:
            lines += ["", phase.title]
        for control in controls:
            lines += [f"  {control.id}  ({_bar(control)})", *_wrapped(control.ask, "    ")]
    if playbook.practices:
        lines += ["", "Practices that it begins, or adds rules to"]
        lines += [f"  {practice.id}  ({practice.title})" for practice in playbook.practices]
    lines += ["", f"`mlready explain ID` says more of each. Context: {count(len(playbook.context), 'question')}."]
    return "\n".join(lines) + "\n"


def difference_text(old: Playbook, new: Playbook, changes: Sequence[Change], judged: Iterable[Judged]) -> str:
    """Return what changes from `old` to `new`, and whose verdict or score does."""
    decisive = [change for change in changes if change.decisive]
    reworded = len(changes) - len(decisive)
    lines = [f"{old.id} {old.version} → {new.id} {new.version}: {count(len(decisive), 'change')} of what is asked"]
    lines += [f"  {change.id}: {change.says}" for change in decisive]
    if reworded:
        lines.append(f"  {count(reworded, 'control')} read differently and ask the same")
    for one in judged:
        lines += ["", f"{one.file}: {_moves(one)}"]
    return "\n".join(lines) + "\n"


def new_playbook(name: str, base: Playbook, reference: str) -> str:
    """Return the text of a playbook `name` that extends `base`, which `reference` names, with a control to write over.

    Raises:
        UsageError: `name` is no id.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no id: write lower case letters, digits and hyphens")
    phase, example = base.phases[0], base.controls[0]
    return _NEW.format(
        name=name,
        title=name.replace("-", " ").capitalize(),
        base=yaml_value(reference),
        phase=phase.id,
        example=example.id,
    )


def _bar(control: Control) -> str:
    bar = "optional" if control.optional else f"minimum {control.minimum}, target {control.target}"
    return f"{bar}{', blocking' if control.blocks else ''}"


def _moves(one: Judged) -> str:
    was, now = VERDICT[one.before.verdict], VERDICT[one.after.verdict]
    scores = f"{per_cent(one.before.overall.score)} → {per_cent(one.after.overall.score)}"
    verdict = f"stays {now.lower()}" if was == now else f"{was} → {now}"
    return f"{verdict}, score {scores}, blockers {len(one.before.blockers)} → {len(one.after.blockers)}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)


_NEW: Final = """\
schema: mlready.playbook/1
id: {name}
title: {title}
version: 0.1.0
about: Who this playbook is for.
extends: {base}

controls:
  # Change a control that is there: name it, and the fields that differ.
  # - id: {example}
  #   minimum: 3

  # Add one of your own in place of this one. `mlready playbook lint` tells what is missing.
  - id: own.example
    phase: {phase}
    topic: Our own rules
    area: governance
    role: product-owner
    ask: How far has this system come with the thing that you care about?
    why: What goes wrong without it, in one sentence.
    minimum: 2
    choices:
      - {{level: 0, id: nothing, says: "Nobody has thought of it"}}
      - {{level: 1, id: talked, says: "It was talked about, nothing is written"}}
      - {{level: 2, id: written, says: "It is written down, with an owner"}}
      - {{level: 3, id: done, says: "It is done, and somebody else has checked it"}}
      - {{level: 4, id: automatic, says: "A machine does or checks it every time"}}
    remedy:
      title: Do the thing that you care about
      steps:
        - Write down what it means here, and who owns it.
      effort_days: {{startup: 1, enterprise: 2}}

# What files show: an id that is there gets your rules beside ours; a new one is a practice that `evidence:` may name.
practices: []
# - {{id: monitor.drift, call: "ourdrift.*"}}
# - id: own.feature-flags
#   title: Feature flags
#   shows: The service asks our flag server before it uses a model.
#   not_enough: A flag library that nothing calls.
#   why: A flag is the fastest way back.
#   found:
#     - {{says: "{{name}} asks for a flag", call: ["ourflags.*"]}}

# A name of yours that counts wherever a rule names ours:
# counts_like: {{ourtrack.log: mlflow.log_metric}}

# Leave out a control that does not fit; the reason is part of the playbook.
remove: []
# - {{id: gather.strategy, reason: "our portfolio board decides this elsewhere"}}
"""
