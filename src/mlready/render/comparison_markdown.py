"""What changed, for a comment on a pull request."""

from mlready.model.comparison import Comparison
from mlready.render import comparison as words
from mlready.render.markdown import MOST_OF_A_COMMENT, shipped_markdown
from mlready.render.markdown_text import cut

COMPARE_TEMPLATE = "compare.md.j2"


def comparison_markdown(comparison: Comparison) -> str:
    """Return the comparison as a Markdown document, short enough for a comment on a pull request."""
    text = shipped_markdown(
        COMPARE_TEMPLATE,
        title=words.title(comparison),
        verdict_line=words.verdict_line(comparison),
        playbook_line=words.playbook_line(comparison),
        scanned_note=words.scanned_note(comparison),
        rows=list(words.rows(comparison)),
        sections=list(words.sections(comparison)),
    )
    return cut(text, MOST_OF_A_COMMENT)
