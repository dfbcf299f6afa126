import random
from collections.abc import Callable

import pytest

from fuzz_targets import Target, targets

TARGETS = targets()
PIECES = [*rb"""{ }} ${{ - : &a *a ' ''' " (( # << \ | > @ %""".split(), b"\n", b"\r\n", b"\t", b"\x00", b"\xff\xfe"]


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_mangled_file_is_read_or_refused(target: Target) -> None:
    chance = random.Random(target.name)  # noqa: S311 - the same files every time
    for mangled in (mangle(chance, seed) for seed in seeds(target) for _ in range(8)):
        target.run(mangled)


def test_a_target_that_fails_would_be_noticed() -> None:
    def fail(content: bytes) -> None:
        if content not in seeds(Target("broken", fail)):
            raise KeyError("a")

    with pytest.raises(KeyError):
        test_a_mangled_file_is_read_or_refused(Target("broken", fail))


def seeds(target: Target) -> list[bytes]:
    return [seed.read_bytes()[:4000] for seed in target.seeds[:6]] or [b"", b"a: b\n", b'{"a": [1]}']


def mangle(chance: random.Random, content: bytes) -> bytes:
    edits: tuple[Callable[[bytes, int], bytes], ...] = (
        lambda text, at: text[:at] + chance.choice(PIECES) * chance.choice((1, 2, 40)) + text[at:],
        lambda text, at: text[:at] + text[at + chance.randrange(1, 30) :],
        lambda text, at: text[:at] + text[max(0, at - 60) : at] * chance.choice((2, 20)) + text[at:],
        lambda text, at: text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :],
    )
    for _ in range(chance.randrange(1, 6)):
        content = chance.choice(edits)(content, chance.randrange(len(content) + 1))
    return content
