import io

import numpy as np
from fastapi import FastAPI, HTTPException, UploadFile

from service import predictor

app = FastAPI()


def load_image_from_uploads(files):
    image = np.load(io.BytesIO(files[0].file.read()))
    if len(files) > 1:
        raise ValueError("one picture at a time")
    return image


@app.post("/predict")
def predict(files: list[UploadFile]):
    try:
        image = load_image_from_uploads(files)
    except ValueError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
    return predictor.predict(image)
