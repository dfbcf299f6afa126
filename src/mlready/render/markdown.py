"""Markdown documents, through Jinja templates that may come from others.

A template runs in a sandbox and can read no file but the shipped partials. Whatever it prints is escaped for Markdown,
unless a filter of ours made it; so an answer can never become a heading, a link or HTML.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from mlready.errors import DocumentError, Problem
from mlready.model.advice import Role, SourceDocument
from mlready.model.answers import ContextAnswer
from mlready.model.assessment import Assessment, Finding
from mlready.model.context import ContextQuestion
from mlready.model.plan import Plan
from mlready.model.playbook import Phase
from mlready.render import markdown_text, words
from mlready.resources import shipped

PLAN_TEMPLATE: Final = "plan.md.j2"
SCORECARD_TEMPLATE: Final = "scorecard.md.j2"
CHECK_TEMPLATE: Final = "check.md.j2"
# What GitHub takes as one comment is 65,536 characters.
MOST_OF_A_COMMENT: Final = 60_000
_MAX_FACTOR: Final = 1_000_000
_MAX_POWER: Final = 100
_BLANK_LINES: Final = re.compile(r"\n{3,}")


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
    return markdown_text.cut(_render(_environment(), CHECK_TEMPLATE, values), MOST_OF_A_COMMENT)


def plan_markdown(
    plan: Plan, roles: Sequence[Role], documents: Sequence[SourceDocument], template: tuple[str, str] | None = None
) -> str:
    """Return the plan as a Markdown document.

    Args:
        plan: what to write down.
        roles: who owns answers and actions.
        documents: the checklists that the playbook's sources are in.
        template: name and text of a user's own template, in place of the shipped one.

    Raises:
        DocumentError: the user's template is wrong, with the line in it.
    """
    titles = {role.id: role.title for role in roles}
    values = {
        "plan": plan,
        "assessment": plan.assessment,
        "playbook": plan.assessment.playbook,
        "answers": plan.assessment.answers,
        "documents": documents,
        "in_phase": _in_phase(plan.assessment),
        "context_by_group": _context_by_group(plan.assessment),
        "unknown_by_role": _unknown_by_role(plan, roles),
        "role": lambda name: titles.get(name or "", name or "somebody"),
    }
    return _render(_environment(template), template[0] if template else PLAN_TEMPLATE, values)


def _in_phase(assessment: Assessment) -> Callable[[Phase], list[Finding]]:
    return lambda phase: [finding for finding in assessment.findings if finding.control.phase == phase.id]


def _context_by_group(assessment: Assessment) -> Mapping[str, list[tuple[ContextQuestion, ContextAnswer]]]:
    """Return the context questions that are answered, by group, in the playbook's order."""
    grouped: dict[str, list[tuple[ContextQuestion, ContextAnswer]]] = {}
    for question in assessment.playbook.context:
        answer = assessment.answers.context.get(question.full_id)
        if answer is not None and answer.value is not None:
            grouped.setdefault(question.group, []).append((question, answer))
    return grouped


def _unknown_by_role(plan: Plan, roles: Sequence[Role]) -> Mapping[str, list[Finding]]:
    """Return the open questions by the role that should answer them, roles in their own order."""
    order = [role.id for role in roles]
    open_questions = sorted(
        plan.open_questions,
        key=lambda one: order.index(one.control.role) if one.control.role in order else len(order),
    )
    grouped: dict[str, list[Finding]] = {}
    for finding in open_questions:
        grouped.setdefault(finding.control.role or "", []).append(finding)
    return grouped


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
def _environment(own: tuple[str, str] | None = None) -> _Sandbox:
    """Return where templates run; it compiles each of them once. `own` is the name and text of a user's own."""
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: own[1] if own and name == own[0] else _shipped(name)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "code": lambda value: Markup(markdown_text.code(str(value))),  # noqa: S704 - escaped by its maker
        "quote": lambda value: Markup(markdown_text.quote(str(value))),  # noqa: S704 - the same
        "number": words.number,
        "count": words.count,
        "per_cent": words.per_cent,
        "standing": words.standing,
        "value": lambda answer, question: words.value(question, answer),
        "headline": words.headline,
        "release": words.release,
        "verdict": lambda verdict: words.VERDICT[verdict],
    }
    return environment


def _shipped(name: str) -> str | None:
    """Return the text of a shipped template; None for any name that is not one."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return None
    file = shipped("templates").joinpath(*parts)
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _escape(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    if hasattr(value, "__html__"):
        return value
    return Markup(markdown_text.inline(str(value)))  # noqa: S704 - escaped for Markdown here


def _render(environment: _Sandbox, name: str, values: Mapping[str, Any]) -> str:
    try:
        text = environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        raise DocumentError(
            [Problem(error.filename or error.name or name, error.lineno, "", str(error.message))]
        ) from error
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
        raise DocumentError([Problem(name, _line(error, name), "", _says(error))]) from error
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


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
    message = str(error) or type(error).__name__
    return message[:1].lower() + message[1:]
