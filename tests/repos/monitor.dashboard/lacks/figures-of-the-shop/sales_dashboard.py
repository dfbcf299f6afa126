import streamlit as st
import pandas as pd
df = pd.read_csv("sales.csv")
st.bar_chart(df)
