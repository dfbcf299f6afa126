import submitit

executor = submitit.AutoExecutor(folder="runs")
executor.update_parameters(name="training", timeout_min=60)
executor.submit(print, "trains")
