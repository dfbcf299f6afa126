from core.dag import ResourceRequirements


def step(body):
    return ResourceRequirements(cpu=body.cpu)
