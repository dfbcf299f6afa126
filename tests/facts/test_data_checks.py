import pytest

from mlready.facts.python.data_checks import may_check, read_data_checks
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    source = Source(path, code.encode())
    found = list(read_data_checks(source))
    assert may_check(source) or not found
    return found


def test_missing_columns_that_raise_are_a_check() -> None:
    [fact] = read("def check(df):\n    gone = need - set(df.columns)\n    if gone:\n        raise ValueError(gone)")
    assert (fact.name, fact.line, fact.attributes) == ("raises", 3, {"in": "check", "of": "columns"})


def test_findings_put_on_a_list_are_a_check() -> None:
    assert [fact.name for fact in read("if df.duplicated().any():\n    errors.append('twice')")] == ["reports"]


def test_an_assertion_on_missing_values_is_a_check() -> None:
    assert [fact.name for fact in read("assert not df.isnull().any().any()")] == ["asserts"]


def test_looking_is_no_check() -> None:
    assert read("if df.isnull().any():\n    print(df.columns)") == []


def test_a_function_that_verifies_images_is_believed_about_shapes() -> None:
    assert [fact.name for fact in read("def verify_image_label(x):\n    assert x.shape[1] == 5")] == ["asserts"]
    assert read("def forward(x):\n    assert x.shape[1] == 5") == []


def test_a_program_that_ends_over_missing_columns_is_a_check() -> None:
    assert [fact.name for fact in read("if 'a' not in df.columns:\n    sys.exit('a is missing')")] == ["raises"]


def test_an_error_for_a_caller_of_the_service_is_none() -> None:
    assert read("if 'a' not in df.columns:\n    raise HTTPException(400)") == []


def test_a_function_that_is_there_to_check_may_just_tell_its_result() -> None:
    code = (
        "def {name}(df):\n    for column in df.columns:\n        if column not in wanted:\n            status = False"
    )
    assert [fact.name for fact in read(code.format(name="validate_columns"))] == ["reports"]
    assert read(code.format(name="walk")) == []


def test_a_function_that_says_it_looks_at_records_tells_of_what_it_finds() -> None:
    code = "def validate_record(record):\n    if len(record) < 3:\n        issues.append('short')"
    assert [(fact.name, fact.attributes["of"]) for fact in read(code)] == [("reports", "record")]
    assert read(code.replace("validate_record", "validate_record_config")) == []
    assert read(code.replace("issues", "parts")) == []


def test_a_verdict_that_is_given_back_is_a_check() -> None:
    code = "def validate_columns(df):\n    return len(df.columns) == 3"
    assert [(fact.name, fact.line) for fact in read(code)] == [("reports", 2)]
    assert read(code.replace("validate_columns", "widen")) == []
    assert read(code.replace("return len(df.columns) == 3", "return df[df.columns[:3]]")) == []


def test_a_class_that_is_there_to_check_data_tells_of_what_it_finds() -> None:
    code = (
        "class DataQualityChecker:\n    def check_double(self, one):\n        if one in seen:\n"
        "            self.issues.append(one)"
    )
    assert [(fact.name, fact.attributes["of"]) for fact in read(code)] == [("reports", "record")]
    assert read(code.replace("DataQualityChecker", "DataConfigChecker")) == []
    assert read(code.replace("DataQualityChecker", "Door")) == []


def test_a_look_is_known_where_its_variable_is() -> None:
    look = "def profile(df):\n    missing = df.isnull().sum()\n"
    refuse = "    if missing:\n        raise ValueError"
    assert read(f"{look}def load(missing):\n{refuse}") == []
    assert [
        fact.attributes["in"] for fact in read(f"{look}    def load():\n    {refuse.replace('    ', '        ')}")
    ] == ["profile.load"]
    assert len(read(f"missing = df.isnull().sum()\ndef load():\n{refuse}")) == 1


@pytest.mark.parametrize(
    ("code", "looked"),
    [
        ("class LabelsLoader:\n    def of(self):\n        raise ValueError('negative labels')", True),
        ("from __future__ import annotations\n\ndef tenant():\n    return 'nan'", False),
        ("def read_datasets():\n    return 'all is well'", False),
    ],
)
def test_only_what_reads_data_and_tells_of_a_fault_is_looked_through(code: str, *, looked: bool) -> None:
    assert may_check(Source("work.py", code.encode())) is looked
