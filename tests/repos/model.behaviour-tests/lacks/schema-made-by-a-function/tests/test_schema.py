from house.schemas import create_model


def test_fields():
    model = create_model("Row", fields=["a"])
    row = model(a=1)
    assert row.a == 1
