from deployment import build_prediction_probe


def test_the_newest_row_is_taken(tmp_path):
    probe = build_prediction_probe(tmp_path / "rows.parquet")
    assert probe["Store"] == 1
