import os
import sys

import pytest
from sklearn.svm import SVC

from shop.data import load_rows


def check():
    code = pytest.main([os.path.join(".", "tests/test_prices.py")])
    if code:
        sys.exit(code)


check()
rows, labels = load_rows()
SVC().fit(rows, labels)
