from cancer.features import build, get_output_feature_names


def test_columns_keep_their_names(frame):
    pipe = build()
    pipe.fit(frame)
    names = get_output_feature_names(pipe, ["age"])
    assert "age" in names
