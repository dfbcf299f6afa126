import wandb
wandb.init()
wandb.alert(title="done", text="training finished")
