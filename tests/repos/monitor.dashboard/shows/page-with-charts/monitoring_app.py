import pandas as pd
import streamlit as st

log = pd.read_parquet("predictions.parquet")
st.line_chart(log.groupby("day")["score"].mean())
