from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.errors import DocumentError
from mlready.store.answers import read_answers
from mlready.store.stamp import stamped

OLD, NEW = "a" * 64, "b" * 64


def after(folder: Path, answers: str, *names: str) -> str:
    """Return the lines under ``answers`` once the proofs of `names` are stamped."""
    head = "schema: mlready.answers/1\n# kept\nanswers:\n"
    path = folder / "answers.yaml"
    path.write_bytes((head + answers).encode())
    text = stamped(read_answers(path), dict.fromkeys(names or ("sys.peak",), NEW))
    assert text.startswith(head)
    path.write_bytes(text.encode())
    assert all(read_answers(path).content.answers[name].proof_sha256 == NEW for name in names or ("sys.peak",))
    return text.removeprefix(head)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "  sys.peak: {level: 3, proof: a.md}  # see\n",
            f"  sys.peak: {{level: 3, proof: a.md, proof_sha256: {NEW}}}  # see\n",
        ),
        (
            "  sys.peak: {proof: 'a, b.md', date: 2026-11-21}\n",
            f"  sys.peak: {{proof: 'a, b.md', proof_sha256: {NEW}, date: 2026-11-21}}\n",
        ),
        (
            f"  sys.peak: {{proof_sha256: {OLD}, proof: a.md}}\n",
            f"  sys.peak: {{proof_sha256: {NEW}, proof: a.md}}\n",
        ),
        (
            "  sys.peak:  # twice\n    proof: a.md  # here\n    # and there\n    level: 3\n",
            f"  sys.peak:  # twice\n    proof: a.md  # here\n    proof_sha256: {NEW}\n    # and there\n    level: 3\n",
        ),
        (
            f"  sys.peak:\n      proof_sha256: '{OLD}' # old\n      proof: a.md",
            f"  sys.peak:\n      proof_sha256: {NEW} # old\n      proof: a.md",
        ),
        (
            "  sys.peak:\n    level: 3\n    proof: a.md",
            f"  sys.peak:\n    level: 3\n    proof: a.md\n    proof_sha256: {NEW}",
        ),
        (
            "  sys.peak:\n    proof: a.md\n    proof_sha256:\n    level: 1\n",
            f"  sys.peak:\n    proof: a.md\n    proof_sha256: {NEW}\n    level: 1\n",
        ),
        (
            "  sys.peak:\n    level: 3\n    proof: >-\n      a.md\n    note: n\n",
            f"  sys.peak:\n    level: 3\n    proof_sha256: {NEW}\n    proof: >-\n      a.md\n    note: n\n",
        ),
        (
            '  sys.peak:\r\n    proof: "ü/€.md"\r\n  int.api: 2\r\n',
            f'  sys.peak:\r\n    proof: "ü/€.md"\r\n    proof_sha256: {NEW}\r\n  int.api: 2\r\n',
        ),
        (
            "  int.api: {note: '\U0001f600'}\n  sys.peak: &same {proof: a.md}\n",
            f"  int.api: {{note: '\U0001f600'}}\n  sys.peak: &same {{proof: a.md, proof_sha256: {NEW}}}\n",
        ),
    ],
)
def test_a_hash_stands_beside_its_proof_and_nothing_else_changes(tmp_path: Path, before: str, expected: str) -> None:
    assert after(tmp_path, before) == expected


def test_many_are_stamped_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    before = "  # one\n  int.api: {proof: b.md}\n  # two\n  context.mode: {value: online, proof: c.md}\n  sys.peak: 2\n"
    assert after(tmp_path, before, "context.mode", "int.api") == before.replace("}", f", proof_sha256: {NEW}}}")


@pytest.mark.parametrize("before", ["  int.api: &one {proof: a.md}\n  sys.peak: *one\n", "  sys.peak: 2\n"])
def test_what_cannot_be_stamped_is_named_with_its_line(tmp_path: Path, before: str) -> None:
    line = 3 + before.count("\n")
    with pytest.raises(DocumentError, match=rf"answers.yaml:{line}: answers.sys.peak: this is written in a way that"):
        after(tmp_path, before)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="'"), min_size=1)


@given(
    st.sampled_from(["\n", "\r\n"]),
    st.lists(
        st.tuples(WORDS, WORDS, st.booleans(), st.sampled_from(["", f"proof_sha256: {OLD}"])), min_size=1, max_size=4
    ),
)
def test_comments_order_and_every_other_byte_survive(
    tmp_path_factory: pytest.TempPathFactory, newline: str, entries: list[tuple[str, str, bool, str]]
) -> None:
    lines = []
    for number, (proof, comment, flow, old) in enumerate(entries):
        parts = [f"proof: '{proof}'", *filter(None, [old]), "level: 2"]
        lines += [f"  c{number}: {{{', '.join(parts)}}} # {comment}"] if flow else [f"  c{number}: # {comment}"]
        lines += [] if flow else [f"    {part} # {comment}" for part in parts]
    before = newline.join(lines) + newline
    stamps = after(tmp_path_factory.mktemp("stamp"), before, *(f"c{number}" for number in range(len(entries))))
    without = [line for line in stamps.split(newline) if line != f"    proof_sha256: {NEW}"]
    again = newline.join(without).replace(f", proof_sha256: {NEW}", "")
    bare = before.replace(f", proof_sha256: {OLD}", "").replace(f"proof_sha256: {OLD}", f"proof_sha256: {NEW}")
    assert again == bare
