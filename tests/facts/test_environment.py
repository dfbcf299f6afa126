"""Which variables of the environment a module reads."""

import pytest

from mlready.facts.python.read import read_python
from mlready.facts.source import Source


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('import os\nkey = os.environ["API_KEY"]\n', ["API_KEY"]),
        ('from os import environ\nkey = environ["API_KEY"]\n', ["API_KEY"]),
        ('import os\nkey = os.getenv("API_KEY")\n', ["API_KEY"]),
        ("import os\nkey = os.environ[name]\n", ["os.environ"]),
        ('import streamlit as st\nkey = st.secrets["API_KEY"]\n', ["streamlit.secrets"]),
        ('environ = {"API_KEY": 1}\nkey = environ["API_KEY"]\n', []),
    ],
)
def test_a_variable_is_known_by_its_name_where_that_is_written_out(text: str, named: list[str]) -> None:
    facts = read_python(Source("a.py", text.encode()))
    assert [fact.name for fact in facts if fact.kind == "environment"] == named
