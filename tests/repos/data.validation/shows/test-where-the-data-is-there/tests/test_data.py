import os

import pytest

from project.data import load


@pytest.mark.skipif(not os.path.exists("data/raw"), reason="Data files not found")
def test_every_label_has_a_text():
    texts, labels = load("data/raw")
    assert len(texts) == len(labels) == 9000
