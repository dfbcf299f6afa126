from transformers import Trainer, TrainingArguments

Trainer(model, TrainingArguments(output_dir="out", push_to_hub=True)).train()
