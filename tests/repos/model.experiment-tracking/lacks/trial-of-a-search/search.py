import optuna

trial = optuna.trial.create_trial(value=1.0)
study.add_trial(trial)
