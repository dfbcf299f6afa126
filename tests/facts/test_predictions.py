from mlready.facts.python.predictions import read_predictions
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_predictions(Source(path, code.encode())))


def kept(code: str) -> list[str]:
    return [fact.name for fact in read(code) if fact.kind == "prediction"]


def test_a_row_in_a_database_is_stored() -> None:
    assert kept("def predict(x):\n    y = model.predict(x)\n    db.execute('insert', y)") == ["stored"]


def test_an_object_that_gets_the_prediction_before_the_commit_is_stored() -> None:
    code = "def predict(x, db):\n    db.add(row)\n    row.predicted_price = response.json()\n    db.commit()"
    assert kept(code) == ["stored"]


def test_a_file_counts_where_it_has_a_time_of_its_own() -> None:
    file = "def predict(df):\n    df['y'] = model.predict(df)\n    df.to_csv(name{})"
    assert kept(file.format("")) == []
    assert kept(file.format(" + datetime.now().isoformat()")) == ["dated"]


def test_a_log_line_counts_with_its_input() -> None:
    code = "def predict(x):\n{}    y = model.predict(x)\n    log.info(y)"
    assert kept(code.format("")) == []
    assert kept(code.format("    log.info(x)\n")) == ["logged"]


def test_what_an_evaluation_writes_does_not_count() -> None:
    assert kept("def evaluate(x):\n    y = model.predict(x)\n    db.execute('insert', y)") == []


def test_a_list_is_no_store() -> None:
    assert kept("def predict(x):\n    y = model.predict(x)\n    out.append(y)\n    seen.add(y)") == []


def test_a_function_that_keeps_what_it_is_given_is_told() -> None:
    facts = read("def log_prediction(x, y):\n    row = {'x': x, 'y': y}\n    table.insert_one(row)")
    assert [(fact.kind, fact.name) for fact in facts if fact.kind == "keeps"] == [("keeps", "log_prediction")]


def test_tests_keep_nothing() -> None:
    source = Source("tests/test_a.py", b"def predict(x):\n    db.execute(model.predict(x))", "test")
    assert list(read_predictions(source)) == []


def test_a_file_counts_where_a_function_of_the_module_dates_it() -> None:
    keeper = "def save_answer(y):\n    open(f'{now()}.json', 'w').write(y)\n\n\n"
    code = "def predict(x, tasks):\n    y = model.predict(x)\n    tasks.add_task(save_answer, y)"
    assert kept(keeper + code) == ["dated"]
    assert kept("def save_answer(y):\n    print(y)\n\n\n" + code) == []


def test_a_number_of_answers_in_the_log_is_no_answer() -> None:
    assert kept("def predict(x):\n    log.info(x)\n    y = model.predict(x)\n    log.info(len(y), y.mean())") == []


def test_a_table_of_predictions_keeps_its_rows() -> None:
    assert kept("def detect(x):\n    ImagePrediction.create(data=ask(x))") == ["stored"]
    assert kept("def detect(x):\n    BatchPredictionJob.create(data=ask(x))") == []


def test_a_reply_in_a_conversation_is_stored_with_the_commit() -> None:
    code = (
        "def chat(db, agent):\n    row = Message(role='{}', content=agent.execute())\n    db.add(row)\n    db.commit()"
    )
    assert kept(code.format("assistant")) == ["stored"]
    assert kept(code.format("user")) == []


def test_a_row_that_a_helper_stores_is_stored() -> None:
    code = (
        "class Engine:\n    def signals(self, x):\n        self._save(self.model.predict(x))\n"
        "    def _save(self, value):\n        self.connection.execute('insert', {'value': value})"
    )
    assert kept(code) == ["stored"]
