import streamlit as st

key = st.secrets["OPENAI_API_KEY"]
