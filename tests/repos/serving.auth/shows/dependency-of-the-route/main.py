import joblib
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException

router = APIRouter()
model = joblib.load("model.pkl")


def verify_admin(key: str = Header()) -> None:
    if key != "admin":
        raise HTTPException(status_code=403)


@router.get("/artifacts")
def artifacts() -> list[str]:
    return ["model.pkl"]


@router.post("/predict", dependencies=[Depends(verify_admin)])
def predict(rows: list[list[float]]) -> list[float]:
    return list(model.predict(rows))


app = FastAPI()
app.include_router(router)
