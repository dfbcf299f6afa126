from fastapi import FastAPI

app = FastAPI()


@app.post("/receive_heart_beat")
async def receive(request: dict):
    return {"exist": True}
