import pytest

from mlready.facts.image import instructions, read_image
from mlready.facts.source import Source


def holds(text: str) -> str:
    [image] = [fact for fact in read_image(Source("Dockerfile", text.encode())) if fact.kind == "image"]
    return image.attributes["holds"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM a\nCOPY . .\n", "project"),
        ("FROM a\nCOPY --chown=x src/ /app/\n", "project"),
        ('FROM a\nADD ["app.py", "/app/"]\n', "project"),
        ("FROM a\nRUN git clone https://example.org/x\n", "project"),
        ("FROM a\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n", "packages"),
        ("FROM a\nCOPY {{ template `x` . }}/requirements.txt .\n", "packages"),
        ("FROM a\nCOPY --from=build /app /app\n", "nothing"),
        ("FROM a\nCOPY nginx.conf /etc/\n", "nothing"),
        ("FROM a\n# COPY . .\n", "nothing"),
    ],
)
def test_an_image_holds_the_project_or_not(text: str, expected: str) -> None:
    assert holds(text) == expected


def test_instructions_go_on_over_lines_and_comments() -> None:
    known = instructions('FROM a\nRUN x \\\n  # why\n  && y\nCMD ["z"]\n')
    assert [(one.name, one.line) for one in known] == [("FROM", 1), ("RUN", 2), ("CMD", 5)]


def test_a_here_document_belongs_to_its_instruction() -> None:
    facts = read_image(Source("Dockerfile", b'FROM a\nRUN <<EOF\npip install x\nCOPY . .\nEOF\nCMD ["z"]\n'))
    assert [fact.name for fact in facts if fact.kind in {"image.run", "image.copy"}] == ["pip install x", "COPY . ."]


def test_a_file_without_a_base_is_no_image() -> None:
    assert not list(read_image(Source("dockerfile_notes", b"RUN x\n")))


@pytest.mark.parametrize("text", ["FROM a\nRUN " + "\\\n" * 50_000, "FROM a\n" * 50_000, "RUN <<A\n" * 50_000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert len(instructions(text)) <= 1_000
