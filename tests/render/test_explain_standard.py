import pytest

from mlready.render.explain_standard import explain_by_id
from mlready.store.library import Library
from mlready.store.standards import load_standards
from program import invoke

STANDARDS = load_standards(Library())


def explained(name: str) -> list[str]:
    return [text.splitlines()[0] for text in explain_by_id(name, STANDARDS)]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("eu-ai-act", ["eu-ai-act: EU AI Act"]),
        ("EU-AI-Act", ["eu-ai-act: EU AI Act"]),
        ("eu-ai-act Art. 9", ["Art. 9: EU AI Act"]),
        ("eu-ai-act art. 9", ["Art. 9: EU AI Act"]),
        ("eu-ai-act Art. 50", [f"Art. 50({part}): EU AI Act" for part in (1, 2, 3, 4)]),
        ("LLM07:2026", ["LLM07:2026: OWASP GenAI LLM Top 10"]),
        ("LLM07:2025", ["LLM08:2026: OWASP GenAI LLM Top 10"]),
        ("Art. 5", ["Art. 5: EU AI Act", "Art. 5: GDPR and UK GDPR"]),
        ("eu-ai-act ", []),
        ("", []),
        ("Art. 99", []),
    ],
)
def test_a_standard_and_its_items_are_explained_by_their_ids(name: str, first: list[str]) -> None:
    assert explained(name) == first


def test_an_item_says_what_bears_on_it_and_from_when() -> None:
    (text,) = explain_by_id("eu-ai-act Art. 11", STANDARDS)
    assert "Controls that bear on it: reg.documentation (level 3), sys.versioning" in text
    assert "Practices that bear on it: docs.model-card, infra.as-code" in text
    assert "It does not apply where you say that the use is not high-risk." in text
    assert "Applies from 2027-12-02: Annex III." in text


def test_the_command_explains_a_standard_and_guesses_at_a_slip() -> None:
    assert invoke("explain", "owasp-llm").out.startswith("owasp-llm: OWASP GenAI LLM Top 10\n")
    assert "did you mean eu-ai-act Art. 9?" in invoke("explain", "eu-ai-act Art 9").err
