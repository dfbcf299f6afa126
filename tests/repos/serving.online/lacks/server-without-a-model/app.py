from fastapi import FastAPI

app = FastAPI()


@app.get("/users")
def users():
    return database.list_users()
