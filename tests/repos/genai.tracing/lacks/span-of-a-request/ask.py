from openai import OpenAI
from opentelemetry import trace

tracer = trace.get_tracer(__name__)
client = OpenAI()


def ask(request):
    with tracer.start_as_current_span("load_user") as span:
        span.set_attribute("http.route", request.path)
        user = request.user
    return client.responses.create(model="m", input=request.text, user=user).output_text
