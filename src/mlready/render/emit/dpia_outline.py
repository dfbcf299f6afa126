"""The plan as the outline of a data protection impact assessment."""

from collections.abc import Sequence
from typing import Final

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.markdown import page_markdown

_TEMPLATE: Final = "emit/dpia-outline.md.j2"


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return an outline in Markdown; where there is no personal data, the sentence that says so."""
    return page_markdown(_TEMPLATE, plan, roles)
