"""The commands that documents tell the reader to give."""

from mlready.facts.document_commands import read_document_commands
from mlready.facts.source import Source


def commands(text: str) -> list[str]:
    return [fact.name for fact in read_document_commands(Source("docs/Run.md", text.encode()))]


def test_lines_of_a_shell_block_are_commands() -> None:
    text = "Text\n```bash\n$ helm rollback api 1\nVERSION=1 make rollback\n```\n"
    assert commands(text) == ["helm rollback api 1", "VERSION=1 make rollback"]


def test_sentences_lists_and_other_languages_are_not() -> None:
    text = "```\nProvide scripts for the rollback, with comments.\n- rollback\n```\n```python\nrollback()\n```\n"
    assert commands(text) == []
