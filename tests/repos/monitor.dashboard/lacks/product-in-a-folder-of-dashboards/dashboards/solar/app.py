import plotly.express as px
import requests
import streamlit as st

st.title("Solar forecast")
answer = requests.post("http://localhost:8000/forecast", json={"kwp": st.number_input("Size of the roof")})
st.plotly_chart(px.line(answer.json()["power"]))
