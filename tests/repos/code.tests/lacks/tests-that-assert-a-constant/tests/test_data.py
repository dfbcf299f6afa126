import unittest


class TestLoader(unittest.TestCase):
    def test_loader_exists(self):
        self.assertTrue(True)


if __name__ == "__main__":
    unittest.main()
