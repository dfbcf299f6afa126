"""Functions that send a share of what comes in another way."""

import ast

from mlready.facts.python.shares import shares


def by(code: str) -> str:
    node = ast.parse(code).body[0]
    assert isinstance(node, ast.FunctionDef)
    return shares(node)


def test_a_draw_against_a_share_picks_the_canary() -> None:
    assert by("def pick(self):\n    return self.canary if random.random() < self.share else self.stable") == "random"


def test_weights_pick_a_variant() -> None:
    assert by("def pick(variants):\n    return random.choices(variants, weights=[9, 1])[0]") == "random"


def test_the_hash_of_a_user_picks_a_variant() -> None:
    assert by("def variant(user):\n    return 'b' if hash(user) % 100 < 10 else 'a'") == "hash"


def test_a_split_of_rows_is_no_release() -> None:
    assert by("def split(rows):\n    return [row for row in rows if random.random() < 0.8]") == ""


def test_naming_a_canary_is_no_share() -> None:
    assert by("def deploy(canary):\n    return canary.start(random.random())") == ""


def test_a_second_model_that_answers_unseen_is_a_shadow() -> None:
    assert by("def answer(x):\n    shadow_model.predict(x)\n    return model.predict(x)") == "shadow"


def test_a_marked_answer_is_that_of_a_shadow() -> None:
    code = "def answer(x):\n    keep(new.predict(x), is_shadow=True)\n    return old.predict(x)"
    assert by(code) == "shadow"


def test_two_models_in_a_trial_or_one_alone_are_no_shadow() -> None:
    assert by("def evaluate(x):\n    return shadow.predict(x) - model.predict(x)") == ""
    assert by("def answer(x):\n    return shadow.predict(x)") == ""
