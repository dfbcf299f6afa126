from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/dashboard")
def dashboard():
    return HTMLResponse("<h1>Your orders</h1>")
