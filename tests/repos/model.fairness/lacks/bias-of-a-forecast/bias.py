from sklearn.metrics import mean_absolute_error


def forecast_bias_analysis(right, told):
    leaning = (told - right).mean()
    print(leaning, mean_absolute_error(right, told))
    return leaning
