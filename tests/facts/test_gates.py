from mlready.facts.python.gates import read_gates
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_gates(Source(path, code.encode())))


def verdicts(code: str) -> list[str]:
    return [fact.name for fact in read(code)]


def test_a_bound_that_raises_is_a_gate() -> None:
    [fact] = read("def check(auc):\n    if auc < 0.8:\n        raise ValueError")
    assert (fact.name, fact.line, fact.attributes) == ("raises", 2, {"in": "check", "metric": "auc"})


def test_an_exit_that_fails_is_a_gate_and_one_that_succeeds_is_not() -> None:
    assert verdicts("import sys\nif f1 < 0.5:\n    sys.exit(1)") == ["exits"]
    assert verdicts("import sys\nif f1 < 0.5:\n    sys.exit(0)") == []


def test_cancelling_the_run_is_a_gate() -> None:
    assert verdicts("if mse > live_mse:\n    run.cancel()") == ["cancels"]


def test_a_function_that_ends_before_the_model_is_registered_is_a_gate() -> None:
    assert verdicts("def f(rmse):\n    if rmse > 9:\n        return\n    register_model()") == ["skips"]


def test_a_model_registered_only_within_the_branch_is_a_gate() -> None:
    assert verdicts("def f(rmse, best):\n    good = rmse < best\n    if good:\n        promote()") == ["releases"]


def test_a_branch_that_only_logs_is_none() -> None:
    assert verdicts("def f(accuracy):\n    if accuracy < 0.5:\n        log.warning('low')") == []


def test_limits_that_figures_have_by_nature_are_no_bound() -> None:
    assert verdicts("def f(precision):\n    if precision < 0:\n        raise ValueError") == []


def test_a_decision_and_the_branch_that_follows_it_are_told_apart() -> None:
    code = "def should_promote(new, old):\n    return new['f1'] > old['f1']\n"
    assert verdicts(code + "def g():\n    if not accepted:\n        raise ValueError") == ["decides", "follows"]


def test_an_error_for_a_caller_is_no_gate() -> None:
    assert verdicts("def f(accuracy):\n    if accuracy < 0.5:\n        raise HTTPException(400)") == []


def test_a_program_that_exits_with_what_a_function_gives_is_ended_by_it() -> None:
    code = "import sys\ndef main():\n    if f1 < 0.5:\n        return 1\n    return 0\n"
    assert verdicts(code + "sys.exit(main())") == ["exits"]
    assert verdicts(code) == []
    assert verdicts("import sys\nsys.exit(1 if f1 < 0.5 else 0)") == ["exits"]


def test_an_exception_that_ends_the_program_counts_by_its_code() -> None:
    assert verdicts("if f1 < 0.5:\n    raise SystemExit(1)") == ["exits"]
    assert verdicts("if f1 < 0.5:\n    raise typer.Exit(code=1)") == ["exits"]
    assert verdicts("if f1 < 0.5:\n    raise typer.Exit()") == []


def test_a_function_that_an_orchestrator_asks_branches() -> None:
    code = "def choose(auc):\n    if auc > 0.8:\n        return 'register'\n    return 'stop'\n"
    assert verdicts("@task.branch\n" + code) == ["branches"]
    assert verdicts(code + "ShortCircuitOperator(task_id='a', python_callable=choose)") == ["branches"]
    assert verdicts(code) == []


def test_a_name_that_says_how_a_decision_fell_decides() -> None:
    assert verdicts("result = Result(is_accepted=new_f1 > live_f1)") == ["decides"]
    assert verdicts("result = {'passed': new_f1 > live_f1}") == ["decides"]
    assert verdicts("if new_f1 > live_f1:\n    deploy_flag = True") == ["decides"]
    assert verdicts("result = Result(higher=new_f1 > live_f1)") == []


def test_the_best_so_far_is_no_decision() -> None:
    assert verdicts("def quality(score):\n    if score > best_score:\n        best_score = score") == []


def test_errors_that_are_counted_are_no_figure() -> None:
    assert verdicts("def f(x):\n    if x.error_count >= max_errors:\n        raise ValueError") == []


def test_a_next_step_that_registers_is_a_release() -> None:
    assert verdicts("class F:\n    def a(self):\n        if self.f1 > 0.8:\n            self.next(self.register)") == [
        "releases"
    ]


def test_what_an_orchestrator_is_told_to_ask_branches_where_the_module_has_such_a_function() -> None:
    code = "def choose(auc):\n    return 'register' if auc > 0.8 else 'stop'\n"
    assert verdicts(code + "BranchTask(task_id='a', asks=choose)") == ["branches"]
    assert verdicts(code + "Task(task_id='a', asks=choose)") == []


def test_a_figure_counts_under_whatever_name_a_variable_carries_it() -> None:
    code = "def check(model, data):\n    ours = f1_score(model, data)\n    gain = ours - LIVE\n"
    assert verdicts(code + "    if gain < 0.01:\n        raise ValueError") == ["raises"]
    assert verdicts("def check(rows):\n    ours = count(rows)\n    if ours < 3:\n        raise ValueError") == []


def test_a_bound_that_a_variable_carries_is_no_figure() -> None:
    code = "def check(rows):\n    least = min_accuracy(rows)\n    if least > rows.size:\n        raise ValueError"
    assert verdicts(code) == []


def test_the_best_of_all_is_held_against_a_bound_only_where_the_flow_stops() -> None:
    assert verdicts("if best_score < 0.6:\n    raise ValueError") == ["raises"]
    assert verdicts("if score < 0.6:\n    raise ValueError") == []


def test_the_new_held_against_the_old_is_a_comparison_of_models() -> None:
    assert verdicts("if new_score < current_score:\n    raise ValueError") == ["raises"]
    assert verdicts("if new_size < current_size:\n    raise ValueError") == []


def test_the_score_of_one_record_is_no_figure_of_a_model() -> None:
    assert verdicts("if similarity_score < threshold:\n    raise ValueError") == []
    assert verdicts("if drift_score > threshold:\n    raise ValueError") == []


def test_a_regression_that_is_denied_is_a_decision() -> None:
    assert verdicts("if not getattr(outcome, 'no_regression', False):\n    raise ValueError") == ["follows"]
    assert verdicts("if linear_regression:\n    raise ValueError") == []


def test_what_only_tells_of_a_release_releases_nothing() -> None:
    code = "def f(auc):\n    if auc > 0.8:\n        return "
    assert verdicts(code + "PromotionReport(auc)") == []
    assert verdicts(code + "store.upload_model(auc)") == ["releases"]
    assert verdicts(code + "store.upload_plot(auc)") == []
