import submitit

executor = submitit.AutoExecutor(folder="runs")
executor.update_parameters(mem_gb=40, gpus_per_node=8, cpus_per_task=10, timeout_min=60)
executor.submit(print, "trains")
