from sklearn.metrics import mean_absolute_error


def by_fold(groups):
    for fold, (true, predicted) in enumerate(groups.folds):
        print(fold, mean_absolute_error(true, predicted))
