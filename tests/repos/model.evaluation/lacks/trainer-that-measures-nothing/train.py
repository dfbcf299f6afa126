from trl import SFTTrainer


def train(model, train_set, validation_set):
    trainer = SFTTrainer(model=model, train_dataset=train_set, eval_dataset=validation_set, compute_metrics=None)
    trainer.train()
