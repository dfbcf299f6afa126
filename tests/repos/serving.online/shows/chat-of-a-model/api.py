from fastapi import FastAPI, Request
from transformers import AutoModel, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("glm")
model = AutoModel.from_pretrained("glm").half().cuda()


@app.post("/")
async def create(request: Request):
    body = await request.json()
    answer, history = model.chat(tokenizer, body["prompt"], history=body["history"])
    return {"answer": answer, "history": history}
