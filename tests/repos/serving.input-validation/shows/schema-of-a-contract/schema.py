from pydantic import create_model


def build(contract):
    return create_model("DynamicInputModel", **{name: (float, ...) for name in contract["columns"]})
