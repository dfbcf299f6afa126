from trl import SFTTrainer


def perplexity(answers):
    return {"perplexity": answers.predictions.mean()}


def train(model, train_set, validation_set):
    trainer = SFTTrainer(
        model=model, train_dataset=train_set, eval_dataset=validation_set, compute_metrics=perplexity
    )
    trainer.train()
