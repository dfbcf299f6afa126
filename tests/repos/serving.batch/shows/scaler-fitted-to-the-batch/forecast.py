import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.models import load_model

from bucket import upload_table


def forecast(day: str) -> None:
    loads = pd.read_json(f"gs://loads/{day}.json")
    scaler = MinMaxScaler().fit(loads.values)
    model = load_model("gs://models/loads")
    predictions = scaler.inverse_transform(model.predict(scaler.transform(loads.values)))
    upload_table(pd.DataFrame(predictions, columns=["load"]), f"forecast-{day}.csv")
