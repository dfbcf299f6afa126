import submitit
from cluster import parameters


def submit(job, arguments):
    executor = submitit.AutoExecutor(folder="logs")
    wanted = parameters(nodes=arguments.nodes, num_gpus_per_node=arguments.gpus)
    executor.update_parameters(name="train", **wanted)
    return executor.submit(job)
