from pydantic import BaseModel
from pydantic_ai import Agent


class Report(BaseModel):
    title: str


agent = Agent("openai:gpt-5", output_type=Report, retries=3)
