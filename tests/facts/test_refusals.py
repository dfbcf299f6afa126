"""How a function refuses what it is given."""

import ast
import textwrap

import pytest

from mlready.facts.python.refusals import refused


def words(code: str) -> set[str]:
    node = ast.parse(textwrap.dedent(code)).body[-1]
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    return set(refused(node))


def test_a_status_of_http_turns_a_caller_away() -> None:
    assert words("def f(x):\n    if not x.key:\n        return answer(), 401") == {"401"}
    assert words("def f(x):\n    raise HTTPException(status.HTTP_403_FORBIDDEN)") == {"403"}


def test_what_something_else_raised_is_no_refusal() -> None:
    assert words("def f(x):\n    try:\n        go(x)\n    except KeyError:\n        raise HTTPException(400)") == set()


@pytest.mark.parametrize(
    "test",
    [
        "not isinstance(body, dict)",
        "'rows' not in body",
        "body.get('rows') is None",
        "len(body['rows']) > 9",
        "rows < 0",
    ],
)
def test_the_form_of_what_came_in_is_looked_at(test: str) -> None:
    code = f"def f(body):\n    rows = body['rows']\n    if {test}:\n        raise RuntimeError('no')\n    return rows"
    assert words(code) == {"malformed"}


@pytest.mark.parametrize("test", ["self.model is None", "body is None", "len(found) == 0", "body['kind'] == 'csv'"])
def test_other_conditions_do_not_look_at_it(test: str) -> None:
    assert words(f"def f(self, body):\n    if {test}:\n        raise RuntimeError('no')") == set()


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("len(body['rows']) <= 9", {"asserted"}),
        ("'rows' in body", {"asserted"}),
        ("isinstance(body, dict)", set()),
        ("body.get('rows') is not None", set()),
        ("model.ready", set()),
    ],
)
def test_an_assertion_on_the_form_of_what_came_in_says_so(test: str, told: set[str]) -> None:
    assert words(f"def run(body):\n    assert {test}\n    return model.predict(body)") == told


def test_an_answer_that_holds_an_error_refuses() -> None:
    code = (
        "async def f(request):\n    body = await request.json()\n    if 'rows' not in body:\n        return {'%s': 'x'}"
    )
    assert words(code % "error") == {"malformed"}
    assert words(code % "rows") == set()


def test_the_framework_refuses_by_the_signature() -> None:
    assert words("@app.post('/p')\ndef f(length: float): ...") == {"mistyped"}
    assert words("@app.get('/p')\ndef f(text: str = Query(max_length=80)): ...") == {"mistyped"}
    assert words("@app.get('/p')\ndef f(text: str, share: float = 0.5): ...") == set()
    assert words("def f(length: float): ...") == set()


TRIED = """
def predict(request):
    raw = request.json()
    try:
        row = {}
    except ValueError as error:
        raise HTTPException(status_code=422) from error
    return row
"""


@pytest.mark.parametrize("made", ["self.schema(**raw)", "Row.model_validate(raw)", "RowSchema().load(raw)"])
def test_a_schema_that_does_not_take_what_came_in_refuses_it(made: str) -> None:
    assert "422" in words(TRIED.format(made))


@pytest.mark.parametrize("made", ["model.predict(raw)", "Row.model_validate(defaults)", "self.schema(**defaults)"])
def test_errors_of_anything_else_do_not(made: str) -> None:
    assert "422" not in words(TRIED.format(made))
