from openai import OpenAI
from opentelemetry import trace

tracer = trace.get_tracer(__name__)
client = OpenAI()


def ask(question):
    with tracer.start_as_current_span("ask") as span:
        answer = client.responses.create(model="m", input=question)
        span.set_attribute("gen_ai.usage.input_tokens", answer.usage.input_tokens)
        return answer.output_text
