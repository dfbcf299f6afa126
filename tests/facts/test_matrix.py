from mlready.facts.ci.matrix import MAX_FILLED, filled, of_environments, of_strategy


def test_a_matrix_has_its_lists_and_the_rows_that_it_includes() -> None:
    job = {"strategy": {"matrix": {"task": ["lint", "test"], "include": [{"task": "types"}, "odd"], "python": [3.12]}}}
    assert of_strategy(job) == {"task": ["lint", "test", "types"], "python": []}


def test_a_job_without_a_matrix_has_nothing_to_fill_in() -> None:
    assert of_strategy({"strategy": {"matrix": "${{ fromJSON(needs.plan.outputs.matrix) }}"}}) == {}
    assert list(filled("make test", {})) == ["make test"]


def test_environments_stand_at_the_top_and_with_each_job() -> None:
    data = {"env": ["A=1 B='two words'"], "jobs": {"include": [{"env": "target=lint"}, {"env": {"target": "test"}}]}}
    assert of_environments(data) == {"A": ["1"], "B": ["two words"], "target": ["lint", "test"]}


def test_a_script_is_told_as_it_is_and_with_each_value() -> None:
    assert list(filled("make $target", {"target": ["a", "b", "a"]}, by_shell=True)) == [
        "make $target",
        "make a",
        "make b",
    ]


def test_a_name_of_which_nothing_is_known_is_left_as_it_is() -> None:
    assert list(filled("make ${{ matrix.a }} ${{ matrix.b }}", {"a": ["x"]})) == [
        "make ${{ matrix.a }} ${{ matrix.b }}",
        "make x ${{ matrix.b }}",
    ]


def test_a_large_matrix_fills_in_a_few_only() -> None:
    values = {"task": [str(number) for number in range(1000)]}
    assert len(list(filled("make ${{ matrix.task }}", values))) == 1 + MAX_FILLED
