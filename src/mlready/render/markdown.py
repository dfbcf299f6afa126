"""Markdown documents, through Jinja templates that may come from others.

Theirs runs in a sandbox and can read no file but the shipped partials. Whatever a template prints is escaped for
Markdown, unless a filter of ours made it; so an answer can never become a heading, a link or HTML.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from mlready.errors import DocumentError, Problem
from mlready.model.advice import Role, SourceDocument
from mlready.model.assessment import Assessment, Finding
from mlready.model.nearest import did_you_mean
from mlready.model.plan import Plan
from mlready.model.playbook import Phase
from mlready.render import living, markdown_text
from mlready.render.compiled import Compiled
from mlready.render.filters import FILTERS
from mlready.render.gantt import gantt
from mlready.render.groups import answers_by_group, open_by_role
from mlready.render.mermaid import flowchart
from mlready.render.shipped_templates import shipped_template
from mlready.render.since import Since

PLAN_TEMPLATES: Final = {"team": "plan.md.j2", "board": "board.md.j2", "auditor": "auditor.md.j2"}
"""Which template writes a plan for whom."""
SCORECARD_TEMPLATE: Final = "scorecard.md.j2"
CHECK_TEMPLATE: Final = "check.md.j2"
# What GitHub takes as one comment is 65,536 characters.
MOST_OF_A_COMMENT: Final = 60_000
_MAX_FACTOR: Final = 1_000_000
_MAX_POWER: Final = 100
_BLANK_LINES: Final = re.compile(r"\n{3,}")
# The line under a table's head, which templates write without blanks.
_RULES: Final = re.compile(r"^\|(?::?-+:?\|)+$", re.MULTILINE)
_OBJECT: Final = re.compile(r"'(?:mlready\.[\w.]*\.)?(\w+)' object|'mlready\.[\w.]*\.(\w+) object'")
_EMPTY_CELLS: Final = re.compile(r"(?<=\|) {2,}(?=\|)")
# Stands where the list of chapters will stand once they are written.
_CONTENTS: Final = Markup("<!-- mlready:contents -->")


def scorecard_markdown(assessment: Assessment) -> str:
    """Return the scorecard as a short Markdown document, such as a comment on a pull request."""
    return _render(_environment(), SCORECARD_TEMPLATE, {"assessment": assessment, "playbook": assessment.playbook})


def check_markdown(assessment: Assessment) -> str:
    """Return the scorecard and what the files show, short enough for a comment on a pull request."""
    values = {
        "assessment": assessment,
        "playbook": assessment.playbook,
        "practices": list((assessment.scan.practices or {}).values()),
    }
    text = markdown_text.cut(_render(_environment(), CHECK_TEMPLATE, values), MOST_OF_A_COMMENT)
    unfolded = "\n<details>\n" not in text or "\n</details>\n" in text
    return text if unfolded else f"{text}\n</details>\n"


def shipped_markdown(template: str, **values: Any) -> str:  # noqa: ANN401 - a template may be given anything
    """Return a shipped template filled with `values`."""
    return _render(_environment(), template, values)


def plan_markdown(
    plan: Plan,
    roles: Sequence[Role],
    documents: Sequence[SourceDocument],
    template: tuple[str, str] | str = "team",
    since: Since | None = None,
) -> str:
    """Return the plan as a Markdown document.

    Args:
        plan: what to write down.
        roles: who owns answers and actions.
        documents: the checklists that the playbook's sources are in.
        template: for whom it is written, one of `PLAN_TEMPLATES`; or the name and text of a user's own template.
        since: what changed since it was made the last time.

    Raises:
        DocumentError: the user's template is wrong, with the line in it.
    """
    values = _of_plan(plan, roles) | {
        "documents": documents,
        "in_phase": _in_phase(plan.assessment),
        "context_by_group": answers_by_group(plan.assessment),
        "unknown_by_role": open_by_role(plan, roles),
        "since": since,
        "contents": _CONTENTS,
    }
    own = template if isinstance(template, tuple) else None
    text = _render(_environment(own), own[0] if own else PLAN_TEMPLATES[str(template)], values)
    return text.replace(_CONTENTS, markdown_text.contents(text))


def page_markdown(template: str, plan: Plan, roles: Sequence[Role], **values: object) -> str:
    """Return one page made from a plan, by the shipped `template`, on which people go on writing.

    `values` are what it needs beside plan and roles.
    """
    text = _render(_environment(), template, _of_plan(plan, roles) | {"roles": roles} | values)
    return living.with_places(text)


def _of_plan(plan: Plan, roles: Sequence[Role]) -> dict[str, object]:
    """Return what every document about a plan is filled with."""
    titles = {role.id: role.title for role in roles}
    return {
        "plan": plan,
        "assessment": plan.assessment,
        "playbook": plan.assessment.playbook,
        "answers": plan.assessment.answers,
        "role": lambda name: titles.get(name or "", name or "somebody"),
    }


def _in_phase(assessment: Assessment) -> Callable[[Phase], list[Finding]]:
    return lambda phase: [finding for finding in assessment.findings if finding.control.phase == phase.id]


_UNKNOWN: Final = re.compile(r"(?:(No filter named )|)'(\w+)'(?: is undefined)?\.?$")
_NAMES: Final = "docs/templates.md of mlready lists every name and filter that there is"
_PYDANTIC: Final = frozenset(dir(BaseModel))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Keeps a stranger's template to our fields and to small sums: it reads no file, runs nothing, and ends soon."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - a template may look at anything
        """Refuse what pydantic gives every value: some of it reads files, or makes objects from bytes."""
        ours = not isinstance(obj, BaseModel) or attr not in _PYDANTIC
        return ours and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - the same
        """Refuse what takes all memory or time."""
        if any(isinstance(side, int | float) and abs(side) > _MAX_FACTOR for side in (left, right)):
            raise SecurityError(f"{operator} takes numbers up to {_MAX_FACTOR:,}")
        if operator == "**" and isinstance(right, int | float) and abs(right) > _MAX_POWER:
            raise SecurityError(f"** takes powers up to {_MAX_POWER}")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=1)
def _environment(own: tuple[str, str] | None = None) -> Environment:
    """Return where templates run; it compiles each of them once. `own` is the name and text of a user's own.

    Only that one is watched: what is shipped is trusted as the program is, and every look at a value costs time.
    """
    environment = (_Sandbox if own else Environment)(
        loader=FunctionLoader(lambda name: own[1] if own and name == own[0] else shipped_template(name)),
        bytecode_cache=None if own else Compiled("markdown, trusted"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["keep"] = lambda name: Markup(living.place(name))  # noqa: S704 - made of a plain name
    environment.filters |= {
        **FILTERS,
        "code": lambda value: Markup(markdown_text.code(str(value))),  # noqa: S704 - escaped by its maker
        "quote": lambda value: Markup(markdown_text.quote(str(value))),  # noqa: S704 - the same
        "gantt": lambda plan: Markup(gantt(plan)),  # noqa: S704 - a fence keeps it, and its labels cannot end that
        "flowchart": lambda stages: Markup(flowchart(stages)),  # noqa: S704 - the same
    }
    return environment


def _escape(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    if hasattr(value, "__html__"):
        return value
    return _inline(str(value))


@lru_cache(maxsize=4_000)
def _inline(text: str) -> Markup:
    """Escape `text` for Markdown; names and states stand in one document many times."""
    return Markup(markdown_text.inline(text))  # noqa: S704 - escaped for Markdown here


def _render(environment: Environment, name: str, values: Mapping[str, Any]) -> str:
    try:
        text = environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        says = _with_near(str(error.message), environment, values)
        hint = _NAMES if _UNKNOWN.match(str(error.message)) else ""
        raise DocumentError([Problem(error.filename or error.name or name, error.lineno, "", says)], hint) from error
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        MemoryError,
        RecursionError,
    ) as error:
        says = _with_near(_says(error), environment, values)
        hint = _NAMES if isinstance(error, UndefinedError) else ""
        raise DocumentError([Problem(name, _line(error, name), "", says)], hint) from error
    text = _EMPTY_CELLS.sub(" ", _RULES.sub(lambda rule: rule[0].replace("|", " | ").strip(), text))
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _with_near(says: str, environment: Environment, values: Mapping[str, Any]) -> str:
    """Return what is wrong, with the name of ours that comes closest to one that is not there."""
    unknown = _UNKNOWN.match(says)
    if not unknown:
        return says
    known = environment.filters if unknown[1] else {**environment.globals, **values}
    return says.rstrip(".") + did_you_mean(unknown[2], known)


def _line(error: Exception, name: str) -> int:
    """Return the line of the template that was being filled when `error` came."""
    line, frame = 0, error.__traceback__
    while frame is not None:
        if Path(frame.tb_frame.f_code.co_filename).name in {name, "<template>"}:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _says(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no shipped template {error.name!r} to include"
    if isinstance(error, MemoryError):
        return "it takes more memory than there is"
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end"
    message = _OBJECT.sub(lambda found: f"the {found[1] or found[2]}", str(error)) or type(error).__name__
    return message[:1].lower() + message[1:]
