from openai import OpenAI
from opentelemetry import trace

tracer = trace.get_tracer(__name__)
client = OpenAI()


def ask(question):
    with tracer.start_as_current_span("llm_call"):
        return client.responses.create(model="m", input=question).output_text
