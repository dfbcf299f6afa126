def clean(frame):
    return frame.drop(columns=["email"])
