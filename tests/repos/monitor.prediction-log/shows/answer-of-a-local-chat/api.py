import ollama
from fastapi import FastAPI
from pymongo import MongoClient

app = FastAPI()
kept = MongoClient().shop.answers


@app.post("/ask")
def ask(question: str):
    answer = ollama.chat(model="small", messages=[{"role": "user", "content": question}])
    kept.insert_one({"question": question, "answer": answer})
    return answer
