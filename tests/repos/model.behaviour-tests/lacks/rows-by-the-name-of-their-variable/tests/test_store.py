from studio.store import Store


def test_what_was_kept_is_read(tmp_path):
    store = Store(tmp_path)
    store.add({"label": "spam"})
    predictions = store.find("spam")
    assert len(predictions) == 1
