import json


def test_loader_knows_the_type(tmp_path):
    place = tmp_path / "rows.json"
    place.write_text("[1]")
    assert json.loads(place.read_text()) == [1]
