def prepare(frame, columns):
    assert frame.columns is not None
    return frame[columns]
