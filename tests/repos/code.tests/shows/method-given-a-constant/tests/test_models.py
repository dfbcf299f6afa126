import unittest

from churn import build


class TestModels(unittest.TestCase):
    def check(self, name: str) -> None:
        self.assertTrue(build(name))

    def test_small(self) -> None:
        self.check("small")
