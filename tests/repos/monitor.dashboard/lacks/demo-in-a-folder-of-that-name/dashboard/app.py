import requests
import streamlit as st

st.header("Sentiment of a review")
review = st.text_input("Review")
if st.button("Analyse"):
    st.write("Prediction:", requests.get(f"http://api/predict?review={review}").json())
