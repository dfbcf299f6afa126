from sktime.performance_metrics.forecasting import mean_absolute_percentage_error


def by_area(y_test, y_pred):
    y_test_slices = y_test.groupby(["area", "consumer_type"])
    y_pred_slices = y_pred.groupby(["area", "consumer_type"])
    for y_test_slice, y_pred_slice in zip(y_test_slices, y_pred_slices):
        (area, _), true = y_test_slice
        _, predicted = y_pred_slice
        print(area, mean_absolute_percentage_error(true, predicted))
