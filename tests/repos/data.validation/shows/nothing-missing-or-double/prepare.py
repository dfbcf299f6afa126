def prepare(frame):
    assert frame["age"].notna().all()
    assert not frame.duplicated().any()
    return frame
