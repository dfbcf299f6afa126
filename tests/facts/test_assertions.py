import pytest

from mlready.facts.python.assertions import may_assert, read_assertions
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "tests/test_it.py") -> list[Fact]:
    source = Source(path, code.encode(), "test")
    found = list(read_assertions(source))
    assert may_assert(source) or not found
    return found


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


def test_an_address_may_stand_in_a_variable() -> None:
    code = "def test_it():\n    r = requests.post(URL, json={})\n    assert r.json()['price'] > 0"
    assert told("URL = 'http://localhost/predict'\n" + code) == [("response", "no")]
    assert told("URL = 'http://localhost/login'\n" + code) == []
    assert told("PATH = 'predictions.csv'\n" + code) == []


def test_a_rule_that_classifies_or_infers_is_no_model() -> None:
    assert told("def test_it():\n    assert classify_page('a') == 'empty'") == []
    assert told("from app.models.page import classify_page\ndef test_it():\n    assert classify_page('a') == 'b'") == [
        ("prediction", "no")
    ]
    assert told("def test_it():\n    assert service.classify('a') == 'b'") == [("prediction", "no")]


def test_the_message_of_an_error_is_no_figure() -> None:
    code = "def test_it():\n    m = evaluate()\n    assert m.{}"
    assert told(code.format("error == 'gone'")) == []
    assert told(code.format("mean_absolute_error < 3")) == [("figure", "no")]


def test_a_label_read_from_a_folder_is_no_prediction() -> None:
    assert told("def test_it():\n    assert infer_label_from_folder('a') == 1") == []


def test_the_address_may_be_put_together_or_named() -> None:
    body = ", json={}).json()\n    assert answer['price'] > 0"
    assert told("def test_it():\n    answer = requests.post(f'{BASE}/api/predict'" + body) == [("response", "no")]
    assert told("def test_it():\n    answer = requests.post(PREDICT_URL" + body) == [("response", "no")]
    assert told("def test_it():\n    answer = requests.post(UPLOAD_URL" + body) == []


def test_a_test_that_asks_for_a_refusal_asserts_on_no_output() -> None:
    code = "def test_it(client):\n    r = client.post('/predict', json={})\n    assert r.status_code in "
    assert told(code + "(400, 422)\n    assert 'column' in r.text") == []
    assert told(code + "(200, 201)\n    assert 'price' in r.text") == [("response", "no")]


def test_what_is_built_for_a_prediction_is_none() -> None:
    assert told("def test_it():\n    probe = build_prediction_probe()\n    assert probe['a'] == 1") == []


def test_a_stub_that_a_fixture_puts_before_every_test_is_told() -> None:
    fixture = "def stubs():\n    with patch('app.model'):\n        yield\n"
    test = "def test_it(client):\n    r = client.post('/predict', json={})\n    assert r.json()['price'] > 0"
    assert told("@pytest.fixture(autouse=True)\n" + fixture + test) == [("response", "yes")]
    assert told("@pytest.fixture\n" + fixture + test) == [("response", "no")]


@pytest.mark.parametrize(
    ("code", "looked"),
    [
        ("assert score(model  # the one that was trained\n)", True),
        ("from app import model as served\nassert served(1)", True),
        ("def test_it(held: nets.TextCNN2):\n    assert held(1)", True),
        ("held = AutoModel.from_pretrained('a')\nassert held(1)", True),
        ("y_pred = service.run(1)\nassert y_pred", True),
        ("assert chat(model='a').model == row.model_dump()", False),
        ("class Row(BaseModel):\n    benefit: str", False),
    ],
)
def test_only_what_may_ask_a_model_is_looked_through(code: str, *, looked: bool) -> None:
    assert may_assert(Source("tests/test_it.py", code.encode(), "test")) is looked
