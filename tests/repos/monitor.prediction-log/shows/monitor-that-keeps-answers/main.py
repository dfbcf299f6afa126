from apitally.fastapi import ApitallyMiddleware
from fastapi import FastAPI

app = FastAPI()
app.add_middleware(ApitallyMiddleware, log_request_body=True, log_response_body=True)
