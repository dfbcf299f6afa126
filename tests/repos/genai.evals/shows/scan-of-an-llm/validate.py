import giskard


def validate(answer, data):
    wrapped = giskard.Model(model=answer, model_type="text_generation", name="helper", description="answers")
    return giskard.scan(wrapped, data)
