import pandas as pd
import streamlit as st

from client import predict_batch

uploaded = st.file_uploader("CSV")
if uploaded is not None:
    frame = pd.read_csv(uploaded)
    result = predict_batch(frame)
    st.write(result)
