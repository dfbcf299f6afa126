def test_to_delete():
    try:
        print("Hello") is None
    except Exception:
        print("Test of print failed.")
        assert False
