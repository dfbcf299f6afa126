from beam import App, Runtime

app = App(name="bot", runtime=Runtime(cpu=4, memory="32Gi", gpu="T4"))
