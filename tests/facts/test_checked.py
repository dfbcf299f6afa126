from mlready.facts.python.checked import read_checked
from mlready.facts.source import Source


def checked(code: str) -> list[str]:
    return [fact.name for fact in read_checked(Source("work.py", code.encode()))]


def test_what_looks_at_an_answer_checks_it() -> None:
    code = "def ask(x):\n    y = agent.invoke(x)\n    check_length({})\n    return y"
    assert [checked(code.format(one)) for one in ("y.content", "x")] == [["check_length"], []]


def test_an_answer_that_is_handed_on_and_refused_is_checked() -> None:
    assert checked("def take(response):\n    text = response.strip()\n    assert is_valid_or_validate(text)") == [
        "is_valid_or_validate"
    ]
    assert checked("def take(answer):\n    if not check_form(answer):\n        raise ValueError") == ["check_form"]


def test_looking_at_an_answer_and_taking_it_anyway_is_no_check() -> None:
    assert checked("def take(answer):\n    if not check_form(answer):\n        print('odd')") == []


def test_an_answer_that_its_service_filtered_may_be_refused() -> None:
    code = "def ask(choice):\n    if choice.finish_reason == '{}':\n        raise ValueError\n    return model"
    assert checked(code.format("content_filter")) == ["content_filter"]
    assert checked(code.format("length")) == []
