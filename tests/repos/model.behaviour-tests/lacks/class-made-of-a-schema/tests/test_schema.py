from pydantic import BaseModel

from app.schemas import create_model_from_schema


def test_schema_becomes_a_class():
    model = create_model_from_schema({"type": "array"}, "Words")
    assert issubclass(model, BaseModel)
    assert model.model_json_schema() == {"type": "array"}
