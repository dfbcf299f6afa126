def evaluate(new_f1, live_f1):
    return Evaluation(is_model_accepted=new_f1 > live_f1)
