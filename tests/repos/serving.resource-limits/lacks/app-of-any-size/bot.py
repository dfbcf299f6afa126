from beam import App, Runtime

bot = App(name="bot", runtime=Runtime(image="python3.10"))


@bot.rest_api()
def run(**inputs):
    return inputs["context"].answer(inputs["question"])
