"""One sitting of the interview, from the opening to what is said at its end."""

import contextlib
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from mlready.cli.ask import Way
from mlready.cli.console import tell
from mlready.cli.desk import Desk
from mlready.cli.inputs import Request
from mlready.cli.person import columns, person, screen
from mlready.errors import UnansweredError, UsageError, quoted
from mlready.interview.agenda import Matter, agenda, expected
from mlready.interview.asker import Asker
from mlready.interview.command import Say
from mlready.interview.conduct import Conductor, Ports
from mlready.interview.layout import Line, folded
from mlready.interview.line_asker import LineAsker
from mlready.interview.opening import Choice, opening, recognised
from mlready.interview.scope import Scope
from mlready.interview.session import begin
from mlready.interview.state import State
from mlready.interview.words import unknown_by_role
from mlready.model.amounts import count
from mlready.model.assessment import Assessment, Verdict
from mlready.model.nearest import did_you_mean
from mlready.render.words import headline

_DAYS: Final = re.compile(r"([0-9]{1,5})d?")
_UNSEEN: Final = ("No repository was looked at (--no-scan), so everything is asked.",)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for on the command line."""

    request: Request
    way: Way
    quick: bool = False
    role: str | None = None
    only: tuple[str, ...] = ()
    older_than: str | None = None
    no_color: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """How a sitting ended: what is known now, where it stands, and what to say below the scorecard."""

    assessment: Assessment
    path: Path
    closing: tuple[str, ...] = ()


def sit(wish: Wish) -> Sitting:
    """Hold the interview that `wish` asks for, and return how the system stands after it.

    Raises:
        UsageError: there is no such role or id.
        TargetError: a repository is not there, or answers could not be kept.
        UnansweredError: nothing came from standard input.
        KeyboardInterrupt: the person or the system broke it off; what was answered is saved.
    """
    return _Interview(wish).hold()


class _Interview:
    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.desk = Desk(wish.request)
        self.scope = _scope(wish, [role.id for role in self.desk.roles])

    def hold(self) -> Sitting:
        """Ask, from the opening to the end."""
        if self.wish.way is Way.KEYS:
            tell("Reading the repository ...")
        assessment, closed = self.desk.look_again(self.scope)
        _check_ids(self.scope, assessment)
        self.desk.writer.begin()
        matter = Matter(assessment, closed, self.desk.guide, self.scope)
        if not agenda(matter):
            return self._ended(matter, "", "Nothing is left to ask.")
        colour = not (self.wish.no_color or os.environ.get("NO_COLOR"))
        with person(self.wish.way, colour=colour) as asker, self._broken_off():
            opened = matter if asker.alone else self._opened(asker, matter)
            if opened is None:
                return self._ended(matter)
            self.scope = opened.scope
            return self._asked(asker, opened)

    def _opened(self, asker: Asker, matter: Matter) -> Matter | None:
        """Show what was recognised and proposed until the person begins; None where they do not."""
        problem = ""
        while True:
            several = [one.name for one in matter.assessment.scan.components if one.name != "."]
            where = ", ".join(several or map(str, self.wish.request.repositories)) or str(self.desk.folder)
            lines = recognised(matter.assessment, self.desk.practices(), where) if self.wish.request.scan else _UNSEEN
            screen, choices = opening(matter, self.desk.offer(), lines)
            command = asker.ask(screen, problem)
            if not isinstance(command, Say):
                return None
            number = int(command.text) if command.text.isdecimal() else 0
            if not 1 <= number <= len(choices):
                problem = f"Choose 1 to {len(choices)}, or q."
                continue
            choice, problem = choices[number - 1], ""
            if choice.begins:
                return replace(matter, scope=replace(self.scope, quick=choice.quick))
            matter = self._taken(matter, choice)

    def _taken(self, matter: Matter, choice: Choice) -> Matter:
        """Return the matter with another playbook, or with an overlay more or less."""
        if choice.playbook:
            self.desk.take(choice.playbook)
        if choice.overlay and choice.drop:
            self.desk.drop(choice.overlay)
        added = None if choice.drop else choice.overlay
        assessment, closed = self.desk.look_again(self.scope, added)
        return replace(matter, assessment=assessment, closed=closed)

    def _asked(self, asker: Asker, matter: Matter) -> Sitting:
        """Put the questions of `matter`."""
        desk, scope = self.desk, matter.scope
        ports = Ports(desk.writer.record, lambda overlay: desk.look_again(scope, overlay), desk.prove, desk.practices)
        end = Conductor(asker, ports).run(begin(matter, desk.rules))
        if isinstance(asker, LineAsker) and asker.alone and not asker.heard:
            raise UnansweredError("there is nobody to ask: standard input ended before the first answer")
        refused = asker.refused if isinstance(asker, LineAsker) and asker.alone else 0
        told = f"{count(refused, 'line')} said what is no answer, as told above: nothing of that is saved."
        return self._ended(end.matter, *self._saved(end), *([told] if refused else []))

    @contextlib.contextmanager
    def _broken_off(self) -> Iterator[None]:
        """Say that nothing is lost, where the sitting is broken off and there is still somebody to hear it."""
        try:
            yield
        except KeyboardInterrupt:
            with contextlib.suppress(OSError):
                if self.desk.path.exists():
                    tell(f"\nEverything answered is saved in {self.desk.path}. Go on with: {self._command(self.scope)}")
            raise

    def _ended(self, matter: Matter, *lines: str) -> Sitting:
        """Return the end: what was saved, what to ask whom, and the next command."""
        closing = list(lines)
        if matter.assessment.verdict is not Verdict.OUT_OF_SCOPE:
            unknown = frozenset(name for name, entry in self.desk.entries().items() if entry.unknown)
            asks = unknown_by_role(matter, unknown, self.desk.roles, self._command())
            closing += ["", "To ask, ready to paste into a message:", "", *self._shown(asks)] if asks else []
            closing.append(f"{headline(matter.assessment)}, as told above.")
            if self.desk.path.exists():
                closing.append(f"Next: mlready plan {shlex.quote(str(self.desk.path))} -o plan.md")
        return Sitting(matter.assessment, self.desk.path, tuple(closing))

    def _shown(self, asks: Sequence[str]) -> Iterator[str]:
        """Yield questions in lines that a person's window holds; commands stay whole, to be copied."""
        if self.wish.way is Way.SCRIPT:
            yield from asks
            return
        width = columns(screen(self.wish.way))
        for ask in asks:
            yield from (line.text for line in folded([Line(ask)], width)) if ask.startswith("- ") else (ask,)

    def _saved(self, end: State) -> Iterator[str]:
        if end.answered:
            yield ""
            yield f"Saved {count(end.answered, 'answer')} in {self.desk.path}."
        mine = Scope(quick=self.scope.quick, role=self.scope.role)
        left, ours = (len(expected(agenda(replace(end.matter, scope=one)))) for one in (Scope(), mine))
        narrower = mine != Scope() and ours > 0
        if narrower:
            whose = f" for {mine.role}" if mine.role else ""
            short = " of the short round" if mine.quick else ""
            yield f"{count(ours, 'question')}{short} left{whose}. Go on with: {self._command(mine)}"
        if left:
            whole = " in all" if narrower else ""
            yield f"{count(left, 'question')} left{whole}. Go on with: {self._command(Scope())}"

    def _command(self, scope: Scope | None = None) -> str:
        """Return the words that go on with this file: for the same person what `scope` asks, else for anybody."""
        request = self.wish.request
        words = ["mlready", "assess", *map(str, request.repositories)]
        if not self.desk.is_found:
            words += ["--answers", str(self.desk.path)]
        if scope is not None:
            words += ["--quick"] if scope.quick else []
            words += ["--role", scope.role] if scope.role else []
            words += [word for name in scope.only for word in ("--only", name)]
            words += ["--older-than", f"{scope.older_than.days}d"] if scope.older_than is not None else []
            words += ["--plain"] if self.wish.way is Way.LINES else []
        return shlex.join(words)


def _scope(wish: Wish, roles: list[str]) -> Scope:
    if wish.role is not None and wish.role not in roles:
        hint = f"known here: {', '.join(roles)}"
        raise UsageError(f"there is no role {quoted(wish.role)}{did_you_mean(wish.role, roles)}", hint)
    span = None
    if wish.older_than is not None:
        days = _DAYS.fullmatch(wish.older_than)
        if not days:
            raise UsageError(f"--older-than takes a number of days such as 90d, not {quoted(wish.older_than)}")
        span = timedelta(days=int(days[1]))
    return Scope(wish.quick, wish.role, wish.only, span)


def _check_ids(scope: Scope, assessment: Assessment) -> None:
    for name in scope.only:
        if name not in assessment.playbook.ids:
            near = did_you_mean(name, assessment.playbook.ids)
            raise UsageError(f"the playbook {assessment.playbook.id} asks no {quoted(name)}{near}")
