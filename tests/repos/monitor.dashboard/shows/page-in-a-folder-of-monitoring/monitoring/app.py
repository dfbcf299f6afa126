import pandas as pd
import streamlit as st

frame = pd.read_parquet("predictions.parquet")
st.line_chart(frame.groupby("day").score.mean())
