from hera.workflows import DAG, WorkflowTemplate, script


@script()
def prepare():
    print("prepare")


@script()
def train():
    print("train")


with WorkflowTemplate(name="train", entrypoint="main") as template:
    with DAG(name="main"):
        prepare() >> train()
