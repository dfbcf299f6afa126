import joblib
from fastapi import FastAPI
from pydantic import create_model

app = FastAPI()
model = joblib.load("model.pkl")
Record = create_model("Record", age=(int, ...), income=(float, ...))


@app.post("/predict")
def predict(record: Record):
    return model.predict([[record.age, record.income]]).tolist()
