from beam import App, Runtime

bot = App(name="bot", runtime=Runtime(cpu=4, memory="64Gi"))


@bot.rest_api(keep_warm_seconds=300)
def run(**inputs):
    return inputs["context"].answer(inputs["question"])
