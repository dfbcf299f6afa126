import joblib
from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/predictions")
model = joblib.load("model.pkl")


@app.get("/")
def home():
    return {"message": "Welcome to the API of the price model", "health": "ask the operators"}


@router.post("/")
def predict(rows: list[float]):
    return {"prediction": model.predict([rows])[0]}
