"""Practices of one's own, and rules beside ours."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.errors import DocumentError
from mlready.model.practice import Practice
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import added_practices, load_practices
from mlready.store.yaml import Document

ROOT = Path(__file__).parents[2]
PLAYBOOK = "schema: mlready.playbook/1\nid: ours\ntitle: Ours\nextends: startup\n"
OVERLAY = "schema: mlready.overlay/1\nid: more\ntitle: More\n"
FLAGS = """\
  - id: own.flags
    title: Flags
    shows: A call.
    not_enough: A wish.
    why: It helps.
    found: [{call: "flags.*"}]
"""


def written(folder: Path, text: str, name: str = "ours.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


def practices(folder: Path, *, playbook: str, overlay: str | None = None) -> dict[str, Practice]:
    overlays = [written(folder, f"{OVERLAY}practices:\n{overlay}", "more.yaml")] if overlay else []
    loaded = load_playbook(written(folder, f"{PLAYBOOK}practices:\n{playbook}"), overlays, Library(folder))
    return load_practices(Library(folder), loaded)


def refusal(folder: Path, text: str, *, overlay: bool = False) -> list[str]:
    """Return what is wrong, with lines that count from the key ``practices``."""
    head = (OVERLAY if overlay else PLAYBOOK).count("\n")
    with pytest.raises(DocumentError) as caught:
        practices(folder, **({"playbook": FLAGS, "overlay": text} if overlay else {"playbook": text}))
    problems = caught.value.problems
    assert {Path(one.file).name for one in problems} == {"more.yaml" if overlay else "ours.yaml"}
    return [f"{one.line - head - 1}: {one.path.removeprefix('practices.')}: {one.says}" for one in problems]


def ours(name: str) -> Practice:
    return load_practices(Library())[name]


def test_one_line_adds_a_tool_to_a_practice_of_ours(tmp_path: Path) -> None:
    found = practices(tmp_path, playbook='  - {id: monitor.drift, call: "ourdrift.*"}\n')
    *before, added = found["monitor.drift"].found
    assert tuple(before) == ours("monitor.drift").found
    assert (added.says, added.all[0].kind, added.all[0].names) == ("{name} is called", "call", ("ourdrift.*",))
    assert found.keys() == load_practices(Library()).keys()


def test_rules_are_added_to_what_is_found_and_to_what_falls_short(tmp_path: Path) -> None:
    text = "  - id: monitor.drift\n    found: [{call: a}, {import: b}]\n    partial: [{dependency: c}]\n    call: d\n"
    found = practices(tmp_path, playbook=text)["monitor.drift"]
    assert [rule.all[0].names for rule in found.found[-3:]] == [("a",), ("b",), ("d",)]
    assert found.partial[-1].says == "{name} is a dependency"
    assert found.partial[:-1] == ours("monitor.drift").partial


def test_a_practice_of_ones_own_stands_beside_ours(tmp_path: Path) -> None:
    found = practices(tmp_path, playbook=FLAGS)
    assert found["own.flags"].title == "Flags"
    assert found.keys() - load_practices(Library()).keys() == {"own.flags"}


def test_a_playbook_may_say_a_practice_in_other_words_and_keeps_its_rules(tmp_path: Path) -> None:
    found = practices(tmp_path, playbook="  - {id: code.lint, title: Formatting}\n")["code.lint"]
    assert found == ours("code.lint").model_copy(update={"title": "Formatting"})


def test_an_overlay_adds_rules_to_ours_and_to_those_of_the_playbook(tmp_path: Path) -> None:
    overlay = "  - {id: own.flags, call: more.flags}\n  - {id: code.lint, hook: ourlint}\n"
    found = practices(tmp_path, playbook=FLAGS, overlay=overlay)
    assert [rule.all[0].names for rule in found["own.flags"].found] == [("flags.*",), ("more.flags",)]
    assert found["code.lint"].found[-1].all[0].kind == "hook"


def names(practice: Practice) -> list[tuple[str, ...]]:
    return [pattern.names for rule in (*practice.found, *practice.partial) for pattern in rule.patterns]


def test_a_name_that_counts_like_one_of_ours_stands_beside_it_in_every_rule(tmp_path: Path) -> None:
    text = 'counts_like: {ourtrack.log: mlflow.log_metric, "*.our_score": ["*.predict"]}\n'
    loaded = load_playbook(written(tmp_path, PLAYBOOK + text))
    assert loaded.practices
    for one in loaded.practices:
        for before, after in zip(names(ours(one.id)), names(one), strict=True):
            more = [("mlflow.log_metric", "ourtrack.log"), ("*.predict", "*.our_score")]
            assert after == (*before, *(mine for theirs, mine in more if theirs in before))
    touched = {one.id for one in loaded.practices}
    assert {"serving.online", "serving.input-validation", "model.experiment-tracking"} <= touched
    for name, one in load_practices(Library()).items():
        named = any({"mlflow.log_metric", "*.predict"} & set(pattern) for pattern in names(one))
        assert named == (name in touched)


def test_rules_that_come_with_it_know_what_counts_like_their_names(tmp_path: Path) -> None:
    text = f"counts_like: {{other.flags: 'flags.*'}}\npractices:\n{FLAGS}"
    (own,) = load_playbook(written(tmp_path, PLAYBOOK + text)).practices
    assert names(own) == [("flags.*", "other.flags")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[a]", "0: counts_like: write a mapping here, such as {ourtrack.log: mlflow.log_metric}"),
        (
            "{a: mlflow.log_metrc}",
            "0: counts_like.a: no rule names 'mlflow.log_metrc'; did you mean mlflow.log_metric?",
        ),
        ("{a: 5}", "0: counts_like.a: write the name that it counts like, or a list of names"),
        ("{a: []}", "0: counts_like.a: write the name that it counts like, or a list of names"),
        ('{a: "!b"}', "0: counts_like.a: write the name that it counts like, or a list of names"),
    ],
)
def test_a_likeness_to_nothing_is_told_where_it_stands(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load_playbook(written(tmp_path, f"{PLAYBOOK}counts_like: {text}\n"))
    (problem,) = caught.value.problems
    assert f"{problem.line - PLAYBOOK.count(chr(10)) - 1}: {problem.path}: {problem.says}" == says


def test_an_ancestors_practices_are_inherited(tmp_path: Path) -> None:
    written(tmp_path, f"{PLAYBOOK}practices:\n{FLAGS}", "base.yaml")
    text = "schema: mlready.playbook/1\nid: child\ntitle: Child\nextends: base.yaml\n"
    child = load_playbook(written(tmp_path, f"{text}practices:\n  - {{id: own.flags, call: mine}}\n", "child.yaml"))
    assert [len(practice.found) for practice in child.practices] == [2]


def test_a_playbook_without_practices_holds_none() -> None:
    assert load_playbook("enterprise", ["genai"]).practices == ()


def test_a_file_of_the_projects_own_adds_to_ours_whatever_its_name(tmp_path: Path) -> None:
    text = f"practices:\n{FLAGS}  - {{id: monitor.drift, call: ours}}\n"
    written(tmp_path, text, ".mlready/playbooks/practices/operation.yaml")
    found = load_practices(Library(tmp_path))
    assert found.keys() - load_practices(Library()).keys() == {"own.flags"}
    assert len(found["monitor.drift"].found) == len(ours("monitor.drift").found) + 1


@pytest.mark.parametrize("text", ["- a", "5", "practises: []", "practices: 5"])
def test_a_file_of_practices_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    written(tmp_path, text, ".mlready/playbooks/practices/ours.yaml")
    with pytest.raises(DocumentError, match=r"ours.yaml:1: "):
        load_practices(Library(tmp_path))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "  - {id: monitor.drfit, call: a}",
            "1: monitor.drfit.id: there is no practice monitor.drfit to add to; did you mean monitor.drift?",
        ),
        (
            "  - {id: own.x, call: a}",
            "1: own.x.id: there is no practice own.x to add to; a new one has title, shows, not_enough and why",
        ),
        ("  - {id: own.x, title: X, shows: S, why: W, call: a}", "1: own.x: not_enough is missing"),
        ("  - {id: code.lint, call: a}\n  - {id: code.lint, call: b}", "2: 1.id: code.lint stands in this list twice"),
        ("  - 5", "1: 0: write a mapping, not 5"),
        ("  - {call: a}", "1: 0: id is missing"),
        ("  - {id: code.lint, cal: a}", "1: code.lint.cal: there is no key or kind of fact 'cal'; did you mean call?"),
        (
            "  - {id: code.lint, titel: a}",
            "1: code.lint.titel: there is no key or kind of fact 'titel'; did you mean title?",
        ),
        (
            "  - {id: code.lint, says: a}",
            "1: code.lint: a pattern names one kind of fact, such as call: [mlflow.log_metric]",
        ),
        (
            "  - {id: code.lint, call: a, hook: b}",
            "1: code.lint: a pattern names one kind of fact, not call and hook: put each under all",
        ),
        (
            "  - id: code.lint\n    found:\n      - {imports: a}",
            "3: code.lint.found.0.imports: there is no key or kind of fact 'imports'; did you mean import?",
        ),
        (
            "  - id: code.lint\n    found:\n      - call: a\n        strenght: used",
            "4: code.lint.found.0.strenght: there is no key or kind of fact 'strenght'; did you mean strength?",
        ),
        ("  - {id: code.lint, found: 5}", "1: code.lint.found: write a list, not 5"),
        ("  - {id: code.lint, found: [5]}", "1: code.lint.found.0: write a rule, such as call: [mlflow.log_metric]"),
        (
            "  - {id: code.lint, found: [{all: [{call: a}], hook: b}]}",
            "1: code.lint.found.0.hook: with all, every pattern stands under it: 'hook' does not belong here",
        ),
        (
            "  - {id: code.lint, found: [{all: []}]}",
            "1: code.lint.found.0.all: write a list of patterns here, such as call: [mlflow.log_metric]",
        ),
        (
            "  - {id: code.lint, found: [{all: [a]}]}",
            "1: code.lint.found.0.all.0: write a pattern, such as call: [mlflow.log_metric]",
        ),
        (
            "  - {id: code.lint, found: [{call: a, unless: {hook: b}}]}",
            "1: code.lint.found.0.unless: write a list of patterns here, such as call: [mlflow.log_metric]",
        ),
        (
            "  - {id: code.lint, found: [{call: a, with: [b]}]}",
            "1: code.lint.found.0.with: write a mapping of attributes here, such as in: [train]",
        ),
        (
            "  - {id: code.lint, found: [{hook: a, with: {rep: b}}]}",
            "1: code.lint.found.0.with.rep: a hook has no attribute 'rep'; did you mean repo?",
        ),
        (
            "  - {id: code.lint, found: [{call: a, with: {x: b}}]}",
            "1: code.lint.found.0.with.x: a call has no attribute 'x'; it has in, arguments, kw.NAME",
        ),
        (
            "  - {id: code.lint, found: [{lock: a, with: {x: b}}]}",
            "1: code.lint.found.0.with.x: a lock has no attribute 'x'; it has none",
        ),
        (
            '  - {id: code.lint, found: [{call: ["!a"]}]}',
            '1: code.lint.found.0.call: nothing can fit where every name begins with !: begin with "*"',
        ),
        (
            "  - {id: code.lint, found: [{call: a, same: fiel}]}",
            "1: code.lint.found.0.same: the patterns of this rule have no 'fiel' in common; did you mean file?",
        ),
        (
            "  - {id: code.lint, found: [{same: handlr, all: [{handler.call: a}, {handler.takes: b}]}]}",
            "1: code.lint.found.0.same: the patterns of this rule have no 'handlr' in common; did you mean handler?",
        ),
        (
            "  - {id: code.lint, found: [{same: handler, all: [{handler.call: a}, {call: b}]}]}",
            "1: code.lint.found.0.same: the patterns of this rule have no 'handler' in common; write system or file",
        ),
        (
            "  - {id: code.lint, found: [{same: handler, handler.call: a, unless: [{hook: b}]}]}",
            "1: code.lint.found.0.same: the patterns of this rule have no 'handler' in common; write system or file",
        ),
        (
            "  - {id: code.lint, only_with: [code.tets]}",
            "1: code.lint.only_with: there is no practice code.tets; did you mean code.tests?",
        ),
        ('  - {id: code.lint, call: ""}', "1: code.lint.call: write a name here; * is anything"),
        ('  - {id: code.lint, call: [a, "! "]}', "1: code.lint.call.1: write a name here; * is anything"),
        ("  - {id: code.lint, call: []}", "1: code.lint.call: list 1 or more here"),
        ("  - {id: code.lint, call: }", "1: code.lint.call: write text, not an empty value"),
        ("  - {id: code.lint, call: [a, 5]}", "1: code.lint.call.1: write text, not 5"),
        (
            '  - {id: code.lint, call: ["!*", "*"]}',
            "1: code.lint.call: nothing can fit: what would fit is refused by !",
        ),
        ('  - {id: code.lint, call: [a, "!A"]}', "1: code.lint.call: nothing can fit: what would fit is refused by !"),
        ("  - {id: code.lint, call: a, with: {in: []}}", "1: code.lint.with.in: list 1 or more here"),
        ("  - {id: code.lint, call: a, with: {in: 5}}", "1: code.lint.with.in: write text, not 5"),
        (
            '  - {id: code.lint, call: a, with: {in: "!*"}}',
            "1: code.lint.with.in: nothing can fit: what would fit is refused by !",
        ),
        (
            "  - {id: code.lint, call: a, with: {kw.: x}}",
            "1: code.lint.with.kw.: a call has no attribute 'kw.'; it has in, arguments, kw.NAME",
        ),
        ("  - {id: code.lint, call: a, place: []}", "1: code.lint.place: list 1 or more here"),
        ("  - {id: code.lint, call: a, same: 5}", "1: code.lint.same: write text, not 5"),
        ("  - {id: code.lint, call: a, found: {}}", "1: code.lint.found: write a list, not a mapping"),
        ('  - {id: code.lint, prefer: [""]}', "1: code.lint.prefer.0: write something here"),
        ("  - {id: code.lint, only_with: [code.lint]}", "1: code.lint.only_with: a practice cannot wait for itself"),
        (
            "  - {id: code.lint, found: [{call: a, strength: big}]}",
            "1: code.lint.found.0.strength: it should be 'declared', 'used' or 'automated', not 'big'",
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, text: str, says: str) -> None:
    assert refusal(tmp_path, f"{text}\n") == [says]


def test_one_mistake_hides_no_other(tmp_path: Path) -> None:
    text = "  - {id: code.lint, cal: a}\n  - {id: code.tests, same: fle, call: a}\n  - {id: ci.tets, call: a}\n"
    assert [line.split(":")[0] for line in refusal(tmp_path, text)] == ["1", "2", "3"]


def test_a_mistake_in_one_practice_does_not_make_what_names_it_wrong(tmp_path: Path) -> None:
    text = FLAGS.replace("call", "cal") + "  - {id: code.lint, only_with: [own.flags]}\n"
    assert len(refusal(tmp_path, text)) == 1


def test_an_overlay_changes_no_words(tmp_path: Path) -> None:
    says = "1: code.lint.title: code.lint is there: an overlay only adds rules to it"
    assert refusal(tmp_path, "  - {id: code.lint, title: Formatting}\n", overlay=True) == [says]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["call", "code.lint", "own.x", "file", "!a"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "found", "all", "unless", "same", "with", "place", "call", "hook", "says", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_is_written_is_read_or_refused_in_words(written: object) -> None:
    data = {"practices": [{"id": "code.lint", "found": written}, written, {"id": "code.tests", "call": written}]}
    document = Document("ours.yaml", "", lambda: data)
    with suppress(DocumentError):
        added_practices(Library(), [(document, False)])


EXAMPLES = [
    block
    for block in re.findall(
        r"```yaml\n(.*?)```", (ROOT / "docs" / "playbooks.md").read_text(encoding="utf-8"), re.DOTALL
    )
    if ("practices:" in block or "counts_like:" in block) and "kind: standard" not in block
]


@pytest.mark.parametrize("block", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_documented_examples_hold(tmp_path: Path, block: str) -> None:
    loaded = load_playbook(written(tmp_path, PLAYBOOK + block))
    assert loaded.practices
    assert loaded.lineage == ("ours", "startup")


def test_there_are_documented_examples() -> None:
    assert len(EXAMPLES) == 3


def test_every_shipped_rule_says_what_it_saw() -> None:
    for document in Library().layers("practices"):
        rules = [
            rule for one in document.data["practices"] for name in ("found", "partial") for rule in one.get(name, ())
        ]
        assert rules
        assert all("says" in rule for rule in rules)


@pytest.mark.parametrize("written", ["{}", '""', "0", "false", "5"])
def test_practices_are_a_list(tmp_path: Path, written: str) -> None:
    folder = tmp_path / ".mlready" / "playbooks" / "practices"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(f"practices: {written}\n")
    with pytest.raises(DocumentError, match=r"own\.yaml:1: practices: write a list of practices here"):
        load_practices(Library(tmp_path))


def test_an_empty_attribute_can_be_asked_for(tmp_path: Path) -> None:
    found = practices(tmp_path, playbook='  - {id: code.lint, call: a, with: {in: "", arguments: "!"}}\n')
    assert found["code.lint"].found[-1].all[0].attributes == {"in": ("",), "arguments": ("!",)}


@pytest.mark.parametrize("name", ['""', '" "', '"*"'])
def test_what_counts_like_ours_has_a_name(tmp_path: Path, name: str) -> None:
    text = f"{PLAYBOOK}counts_like: {{{name}: mlflow.log_metric}}\n"
    with pytest.raises(DocumentError, match="write a name of yours here"):
        load_playbook(written(tmp_path, text), (), Library(tmp_path))
