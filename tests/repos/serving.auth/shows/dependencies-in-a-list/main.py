import joblib
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException

router = APIRouter()
model = joblib.load("model.pkl")


def require_key(key: str = Header()) -> None:
    if key != "churn":
        raise HTTPException(status_code=401)


@router.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return list(model.predict(rows))


_protected = [Depends(require_key)]
app = FastAPI()
app.include_router(router, dependencies=_protected)
