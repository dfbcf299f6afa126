from mlready.facts.python.triggers import read_triggers
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_triggers(Source(path, code.encode())))


def test_drift_that_starts_training_is_a_trigger() -> None:
    [fact] = read("def watch():\n    if drift_found:\n        retrain()")
    assert (fact.name, fact.attributes) == ("retrain", {"in": "watch", "because": "drift"})


def test_a_figure_below_its_bound_may_start_training() -> None:
    assert [fact.attributes["because"] for fact in read("if accuracy < bound:\n    train_model()")] == ["metric"]


def test_a_decision_that_lets_the_function_go_on_is_a_trigger() -> None:
    code = "def go(decision):\n    if not should_retrain(decision):\n        return\n    training_pipeline()"
    assert [fact.name for fact in read(code)] == ["training_pipeline"]


def test_a_warning_starts_nothing() -> None:
    assert read("if drift_found:\n    log.warning('retrain')\n    extract_training_result()") == []


def test_the_best_of_a_search_starts_nothing() -> None:
    assert read("if score > best_score:\n    train_model()") == []


def test_a_scheduler_that_is_handed_training_is_a_trigger() -> None:
    [fact] = read("def begin(jobs):\n    jobs.add_job(retrain, 'cron')\n    jobs.add_job(report, 'cron')")
    assert (fact.name, fact.attributes["because"]) == ("retrain", "time")


def test_a_timetable_that_names_training_is_a_trigger() -> None:
    assert [fact.name for fact in read("times = {'task': 'models.train', 'schedule': weekly}")] == ["models.train"]


def test_the_schedule_of_a_learning_rate_starts_nothing() -> None:
    assert read("rate = get_linear_schedule(optimizer, num_training_steps)") == []


def test_a_process_that_drift_starts_is_told_what_trains() -> None:
    code = "def watch(drift):\n    if not drift:\n        return\n    subprocess.run(['python', 'train.py'])"
    code = f"import subprocess\n{code}"
    assert [fact.name for fact in read(code)] == ["subprocess.run"]
    assert read(code.replace("train.py", "report.py")) == []
