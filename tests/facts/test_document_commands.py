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


def test_a_command_within_a_line_of_text_is_told() -> None:
    assert commands(
        "| API | `kubectl -n shop rollout undo deployment/api` |\nSee `kubectl` and `app/rollback.py`."
    ) == ["kubectl -n shop rollout undo deployment/api"]


def test_a_tree_of_folders_holds_no_commands() -> None:
    assert commands("```\nscripts\n├── deploy.sh\n└── rollback.sh\n```") == ["scripts"]


def test_a_comment_that_spells_a_command_out_is_one_and_a_sentence_is_not() -> None:
    text = "```sh\n# kubectl rollout undo deployment/api\nkru deployment/api\n{}\n```"
    assert commands(text.format("# helm keeps what a rollback would need to go on")) == [
        "kubectl rollout undo deployment/api",
        "kru deployment/api",
    ]
