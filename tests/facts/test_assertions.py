from mlready.facts.python.assertions import read_assertions
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "tests/test_it.py") -> list[Fact]:
    return list(read_assertions(Source(path, code.encode(), "test")))


def told(code: str) -> list[tuple[str, str]]:
    return [(fact.attributes["of"], fact.attributes["stubbed"]) for fact in read(code)]


def test_an_assertion_on_a_prediction_counts() -> None:
    assert told("def test_it():\n    y = model.predict([1])\n    assert y > 0") == [("prediction", "no")]
    assert told("class T:\n    def test_it(self):\n        self.assertEqual(predict(1), 2)") == [("prediction", "no")]


def test_an_answer_of_the_route_counts_by_its_body_alone() -> None:
    code = "def test_it(client):\n    r = client.post('/predict', json={})\n    assert r"
    assert told(code + ".json()['price'] > 0") == [("response", "no")]
    assert told(code + ".status_code == 200") == []
    assert told(code + ".json()['detail'] == 'bad'") == []


def test_a_figure_of_the_model_that_was_trained_counts() -> None:
    assert told("def test_it():\n    m = train()\n    assert m['accuracy'] > 0.5") == [("figure", "no")]


def test_a_stub_in_the_test_its_fixture_or_its_set_up_is_told() -> None:
    test = "    assert model.predict([1])\n"
    assert told("def test_it():\n    model = MagicMock()\n" + test) == [("prediction", "yes")]
    assert told("def model():\n    return Mock()\ndef test_it(model):\n" + test) == [("prediction", "yes")]
    code = "class T:\n    def setUp(self):\n        self.m = Mock()\n    def test_it(self):\n        assert predict(1)"
    assert told(code) == [("prediction", "yes")]


def test_a_label_read_from_a_folder_is_no_prediction() -> None:
    assert told("def test_it():\n    assert infer_label_from_folder('a') == 1") == []
