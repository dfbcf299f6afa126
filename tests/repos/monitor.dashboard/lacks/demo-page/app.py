import joblib
import streamlit as st

st.write(joblib.load("model.joblib").predict([[st.number_input("rooms")]]))
