import pandas as pd


def _check_data_types(keys, data, wanted):
    for key in keys:
        assert data[key].dtype == wanted, f"{key} is {data[key].dtype}"
