import pytest

from mlready.facts.yaml_events import documents, listed, mapping


def test_words_of_yaml_1_1_stay_words() -> None:
    [document] = documents("on: no\nyes: off\n")
    assert document.data == {"on": "no", "yes": "off"}


def test_every_key_and_item_knows_its_line() -> None:
    [document] = documents("a:\n  - b: 1\n  - c: 2\n")
    assert [document.line("a", 0, "b"), document.line("a", 1, "c"), document.line("a", 7)] == [2, 3, 1]


def test_documents_come_apart() -> None:
    assert [one.data for one in documents("a: 1\n---\nb: 2\n")] == [{"a": 1}, {"b": 2}]


def test_a_merge_key_is_merged_and_the_nearer_key_wins() -> None:
    [document] = documents("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n")
    assert document.data["y"] == {"a": 1, "b": 3}


def test_a_template_gives_what_stands_outside_its_braces() -> None:
    [document] = documents("kind: Deployment\n{{- if .x }}\nreplicas: {{ .Values.n }}\n{{- end }}\n")
    assert document.data == {"kind": "Deployment", "replicas": "«.Values.n»"}


def test_an_expression_of_a_workflow_is_no_template() -> None:
    [document] = documents("name: ${{ matrix.name }}\n")
    assert document.data == {"name": "${{ matrix.name }}"}


def test_what_stands_before_a_fault_is_kept() -> None:
    assert documents("a: 1\nb: [\n}")[0].at("a") == 1


@pytest.mark.parametrize("text", ["- " * 50_000, "[" * 20_000, "%TAG ! x\n" * 500, "\x00", "a: *b\n", "? [a]\n: b\n"])
def test_hostile_text_never_raises(text: str) -> None:
    documents(text)


def test_an_alias_bomb_is_cut_short() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(documents(text)) <= 1


def test_a_value_is_asked_for_in_the_form_that_is_needed() -> None:
    assert [listed(None), listed("a"), listed(["a"])] == [[], ["a"], ["a"]]
    assert [mapping(None), mapping({"a": 1})] == [{}, {"a": 1}]
