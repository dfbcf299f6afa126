import joblib
import streamlit as st

model = joblib.load("model.joblib")
st.write(model.predict([[st.number_input("rooms")]]))
