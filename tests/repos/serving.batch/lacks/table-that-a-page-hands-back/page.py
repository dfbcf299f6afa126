import joblib
import pandas as pd
import streamlit as st

model = joblib.load("model.pkl")


def predict_batch(frame):
    frame["told"] = model.predict(frame)
    return frame.to_csv(index=False).encode()


st.download_button("Download", predict_batch(pd.read_csv(st.file_uploader("Rows"))))
