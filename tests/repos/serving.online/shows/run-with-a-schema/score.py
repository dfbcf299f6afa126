import joblib
import numpy as np
from inference_schema.parameter_types.numpy_parameter_type import NumpyParameterType
from inference_schema.schema_decorators import input_schema, output_schema


def init():
    global model
    model = joblib.load("model.pkl")


@input_schema("data", NumpyParameterType(np.array([[0.1, 1.2]])))
@output_schema(NumpyParameterType(np.array([0.3])))
def run(data):
    return model.predict(data).tolist()
