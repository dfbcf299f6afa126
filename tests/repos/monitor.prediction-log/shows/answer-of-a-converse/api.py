import boto3
from fastapi import FastAPI
from pymongo import MongoClient

app = FastAPI()
llm = boto3.client("bedrock-runtime")
kept = MongoClient().shop.answers


@app.post("/ask")
def ask(question: str):
    answer = llm.converse(modelId="m", messages=[{"role": "user", "content": [{"text": question}]}])
    kept.insert_one({"question": question, "answer": answer})
    return answer
