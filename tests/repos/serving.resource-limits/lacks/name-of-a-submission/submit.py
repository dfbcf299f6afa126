import submitit


def submit(job, arguments):
    executor = submitit.AutoExecutor(folder="logs")
    executor.update_parameters(**arguments)
    return executor.submit(job)
