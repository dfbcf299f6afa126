import unittest

from orders.scoring import Scorer
from tests.orders import fake_order


class ScorerTest(unittest.TestCase):
    def setUp(self):
        self.scorer = Scorer(data=[fake_order])

    def test_predictions_are_numbers(self):
        rows = self.scorer.insert_predictions()
        self.assertIsInstance(rows[0]["prediction"], int)
