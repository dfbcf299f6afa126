import streamlit as st
st.title("Predict the price")
st.metric("price", model.predict(x))
