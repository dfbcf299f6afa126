"""JavaScript, and the commands in documents."""

from mlready.facts.document_commands import read_document_commands
from mlready.facts.scripts import read_script
from mlready.facts.source import Source


def said(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.name) for fact in read_script(Source("a.ts", text.encode()))]


def test_imports_and_routes_are_told() -> None:
    assert said("import OpenAI from 'openai'\napp.post('/chat', answer)\n") == [
        ("js.import", "openai"),
        ("js.handler", "/chat"),
        ("js.call", "app.post"),
    ]


def test_an_exported_method_is_a_handler() -> None:
    assert ("js.handler", "a.ts") in said("export async function POST(request) {}")


def test_what_a_table_sets_is_a_key() -> None:
    settings = "new Function(this, 'F', { memorySize: 1024, role: role })"
    assert [one for one in said(settings) if one[0] == "js.key"] == [("js.key", "memorySize"), ("js.key", "role")]


def test_comments_say_nothing() -> None:
    assert said("// import a from 'k6'\n/*\n import b from 'k6'\n*/\n") == []


def test_only_shell_blocks_of_a_document_hold_commands() -> None:
    text = "Text: kubectl\n```bash\n$ kubectl rollout undo x\n# no\n```\n```python\nrun()\n```\n"
    commands = list(read_document_commands(Source("a.md", text.encode())))
    assert [(one.name, one.line) for one in commands] == [("kubectl rollout undo x", 3)]
