import pytest

from mlready.facts.ci.bounds import bound_in


@pytest.mark.parametrize(
    "script",
    [
        'if (( $(echo "$F1 < 0.8" | bc -l) )); then\n  exit 1\nfi',
        '[ "$ACCURACY" -lt 80 ] && exit 1',
        "python -c \"import json; assert json.load(open('m'))['accuracy'] > 0.8\"",
        'python - <<END\nif metrics["f1_score"] < 0.7:\n    print("low")\n    sys.exit(1)\nEND',
    ],
)
def test_a_figure_that_fails_the_script_is_a_bound(script: str) -> None:
    assert bound_in(script) is not None


@pytest.mark.parametrize(
    "script",
    [
        "python eval.py > accuracy.txt\nexit 1",
        'if [ "$ACCURACY" -lt 80 ]; then\n  echo low\nfi\nexit 1',
        "if [ -f accuracy.txt ]; then exit 1; fi",
        "if [ $count -lt 3 ]; then exit 1; fi",
    ],
)
def test_what_only_speaks_of_a_figure_is_none(script: str) -> None:
    assert bound_in(script) is None
