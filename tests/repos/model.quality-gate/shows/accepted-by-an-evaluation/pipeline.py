def run(evaluation):
    if not evaluation.is_model_accepted:
        raise ValueError("the new model is not better")
    push(evaluation)
