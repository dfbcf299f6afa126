import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mlready.errors import quoted
from mlready.model.context import ContextQuestion, ContextType

CHOICES = [{"id": "online", "says": "On"}, {"id": "batch", "says": "Off"}]
NUMBERS = ["count", "number", "share", "money"]


def question(kind: str, **fields: object) -> ContextQuestion:
    about = {"id": "peak", "group": "load", "ask": "How much?", "why": "Size.", "type": kind}
    return ContextQuestion.model_validate(about | fields)


def refusal(asked: ContextQuestion, value: object) -> str:
    with pytest.raises(ValueError, match="answer") as caught:
        asked.read(value)
    return str(caught.value)


def test_the_full_id_has_the_prefix() -> None:
    assert question("count").full_id == "context.peak"


@pytest.mark.parametrize("value", ["onlin", "", "Online", True, 1, None, ["online"]])
def test_only_the_id_of_a_choice_is_a_choice(value: object) -> None:
    asked = question("choice", choices=CHOICES)
    assert asked.read("batch") == "batch"
    assert refusal(asked, value) == f"answer one of online, batch, not {quoted(value)}"


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, None])
def test_only_true_and_false_are_booleans(value: object) -> None:
    assert question("boolean").read(value=True) is True
    assert question("boolean").read(value=False) is False
    assert refusal(question("boolean"), value) == f"answer true or false, not {quoted(value)}"


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("value", [True, "5", "", None, [], float("nan"), float("inf"), float("-inf"), 10**400])
def test_what_is_no_number_is_refused(kind: str, value: object) -> None:
    assert refusal(question(kind), value).startswith(f"answer {question(kind).wanted}, ")


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_are_not_negative_unless_the_question_says_so(kind: str) -> None:
    assert question(kind).read(0) == 0
    assert refusal(question(kind), -1) == "answer 0 or more, not -1"
    assert question(kind, minimum=-5).read(-5) == -5
    assert refusal(question(kind, minimum=-5), -6) == "answer -5 or more, not -6"


def test_bounds_are_kept() -> None:
    asked = question("number", exclusive_minimum=0, maximum=1)
    assert (asked.read(0.001), asked.read(1)) == (0.001, 1)
    assert refusal(asked, 0) == "answer more than 0, not 0"
    assert refusal(asked, 1.001) == "answer 1 or less, not 1.001"


def test_an_exclusive_minimum_may_lie_below_zero() -> None:
    asked = question("number", exclusive_minimum=-1)
    assert asked.read(-0.5) == -0.5
    assert refusal(asked, -1) == "answer more than -1, not -1"


@pytest.mark.parametrize(("value", "count"), [(3, 3), (3.0, 3), (1e3, 1000), (10**30, 10**30)])
def test_a_count_is_a_whole_number(value: float, count: int) -> None:
    found = question("count").read(value)
    assert found == count
    assert isinstance(found, int)


def test_a_broken_count_is_refused() -> None:
    assert refusal(question("count"), 1.5) == "answer a whole number, not 1.5"


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("0.5%", 0.005),
        ("12.5 %", 0.125),
        (" 5% ", 0.05),
        ("250%", 2.5),
        ("0%", 0),
        (0.25, 0.25),
        (1, 1),
        ("1e1%", 0.1),
        ("0.7%", 0.007),
    ],
)
def test_a_share_may_be_written_per_cent(value: object, share: float) -> None:
    assert question("share").read(value) == share


@pytest.mark.parametrize("value", ["%", "a%", "5", "5%%", "% 5", "nan%", "inf%", "snan%", "1e999%", "1e99999999%"])
def test_a_per_cent_sign_alone_makes_no_share(value: str) -> None:
    assert refusal(question("share"), value).endswith(f"not {quoted(value)}")


def test_bounds_of_a_share_count_for_per_cents_too() -> None:
    asked = question("share", maximum=1)
    assert asked.read("100%") == 1
    assert refusal(asked, "101%") == "answer 1 or less, not '101%'"


@pytest.mark.parametrize("kind", ["count", "number", "money"])
def test_per_cents_are_for_shares_only(kind: str) -> None:
    assert refusal(question(kind), "5%") == f"answer {question(kind).wanted}, not '5%'"


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_question_may_take_words_for_numbers(kind: str) -> None:
    asked = question(kind, words=("never", "always"))
    assert asked.read("never") == "never"
    assert refusal(asked, "Never").endswith(", or never, or always, not 'Never'")


def test_a_refusal_names_the_unit() -> None:
    assert refusal(question("number", unit="days"), "soon") == "answer a number of days, not 'soon'"
    assert refusal(question("share"), "some") == "answer a share such as 0.05 or 5%, not 'some'"


@pytest.mark.parametrize("kind", [kind for kind in ContextType if kind is not ContextType.CHOICE])
def test_choices_belong_to_questions_of_choice_only(kind: str) -> None:
    with pytest.raises(ValidationError, match="choices belong to a question of type choice, and only to one"):
        question(kind, choices=CHOICES)
    with pytest.raises(ValidationError, match="choices belong to a question of type choice, and only to one"):
        question("choice")


@settings(deadline=None)
@given(st.sampled_from(NUMBERS), st.floats(0, 1e12))
def test_a_number_reads_as_itself(kind: str, value: float) -> None:
    number = round(value) if kind == "count" else value
    assert question(kind).read(number) == number


@settings(deadline=None)
@given(st.sampled_from(list(ContextType)), st.none() | st.booleans() | st.integers() | st.floats() | st.text())
def test_any_value_is_read_or_refused(kind: ContextType, value: object) -> None:
    asked = question(kind, choices=CHOICES if kind is ContextType.CHOICE else [])
    says = ""
    try:
        asked.read(value)
    except ValueError as error:
        says = str(error)
    assert says.startswith("answer ") or not says
