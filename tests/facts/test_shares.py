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
