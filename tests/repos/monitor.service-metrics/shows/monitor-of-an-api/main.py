import os

from apitally.fastapi import ApitallyMiddleware
from fastapi import FastAPI

app = FastAPI()
app.add_middleware(ApitallyMiddleware, client_id=os.environ["CLIENT"], enable_request_logging=True)
