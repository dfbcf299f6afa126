import prompty
from prompty.tracer import PromptyTracer, Tracer, trace

Tracer.add("file", PromptyTracer().tracer)


@trace
def answer(question):
    return prompty.execute("chat.prompty", inputs={"question": question})
