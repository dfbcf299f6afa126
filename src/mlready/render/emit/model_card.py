"""The plan as a model card: what is said of the model, and who is to fill in the rest."""

from collections.abc import Sequence
from typing import Final

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.markdown import page_markdown

_TEMPLATE: Final = "emit/model-card.md.j2"


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return a model card in Markdown, with a line for everything that nobody has said."""
    return page_markdown(_TEMPLATE, plan, roles)
