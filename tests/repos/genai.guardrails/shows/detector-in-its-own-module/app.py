from openai import OpenAI

from prompt_injection_detector import filter_chunks


def answer(question: str, chunks: list[str]) -> str:
    prompt = "\n".join([question, *filter_chunks(chunks)])
    reply = OpenAI().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}])
    return reply.choices[0].message.content
