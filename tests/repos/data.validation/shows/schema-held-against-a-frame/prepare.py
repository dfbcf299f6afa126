import pandera as pa

schema = pa.DataFrameSchema({"age": pa.Column(int)})


def load(frame):
    return schema.validate(frame)
