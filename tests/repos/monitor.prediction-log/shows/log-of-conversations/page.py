import datetime
import json

import gradio


def conv_log_filename():
    return f"logs/{datetime.date.today()}-conv.json"


def answer(state, worker):
    state.reply = worker.generate(state.prompt)
    with open(conv_log_filename(), "a") as log:
        log.write(json.dumps({"time": str(datetime.datetime.now()), "state": state.dict()}) + "\n")
    return state


page = gradio.Interface(answer, "text", "text")
