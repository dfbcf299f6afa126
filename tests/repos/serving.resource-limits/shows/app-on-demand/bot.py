from beam import App, Runtime

bot = App(name="bot", runtime=Runtime(cpu=4, memory="64Gi", gpu="T4"))


@bot.rest_api()
def run(**inputs):
    return inputs["context"].answer(inputs["question"])
