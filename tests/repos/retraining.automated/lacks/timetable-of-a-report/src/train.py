from churn.modelling import train_models

if __name__ == "__main__":
    train_models("rows.csv")
