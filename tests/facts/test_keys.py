"""The keys of what a program sends to a platform's API."""

import json

from mlready.facts.python.keys import read_keys
from mlready.facts.source import Source


def keys(code: str) -> list[str]:
    return [fact.name for fact in read_keys(Source("deploy.py", code.encode()))]


def test_keys_of_tables_and_arguments_count() -> None:
    code = "client.update(DataCaptureConfig=config)\njob = {'trafficSplit': 1}\njob['modelMonitoringConfig'] = {}"
    assert sorted(keys(code)) == ["DataCaptureConfig", "modelMonitoringConfig", "trafficSplit"]


def test_names_as_python_spells_them_do_not() -> None:
    assert keys("f(max_depth=3, Verbose=True, URL='x')\ntable = {'learning_rate': 1}") == []


def test_a_key_without_a_value_does_not() -> None:
    assert keys("f(autoRollback=None)\ntable = {'dataCapture': False}") == []


def test_text_that_names_a_key_does_not() -> None:
    assert keys("'''Set modelMonitoringConfig: true'''\nprint('dataCapture: on')") == []


def test_keys_of_a_notebook_count_without_their_lines() -> None:
    cell = {"cell_type": "code", "source": ["service.patch(body={'requestLoggingConfig': {'rate': 1}})\n"]}
    notebook = json.dumps({"cells": [cell], "nbformat": 4}).encode()
    assert [(fact.name, fact.line) for fact in read_keys(Source("log.ipynb", notebook))] == [
        ("requestLoggingConfig", None)
    ]
