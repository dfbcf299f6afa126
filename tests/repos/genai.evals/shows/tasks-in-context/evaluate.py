from composer import Trainer
from llmfoundry.utils.builders import build_evaluators


def evaluate(model, tasks, tokenizer):
    evaluators, _, _ = build_evaluators(None, tasks, None, tokenizer=tokenizer)
    trainer = Trainer(model=model)
    trainer.eval(eval_dataloader=evaluators)
    return trainer.state.eval_metrics
