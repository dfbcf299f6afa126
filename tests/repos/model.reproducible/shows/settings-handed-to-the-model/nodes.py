from sklearn.ensemble import RandomForestRegressor


def train(features, target, parameters):
    return RandomForestRegressor(**parameters["model_options"]).fit(features, target)
