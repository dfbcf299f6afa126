import redis
import streamlit as st

st.title("Redis queue monitor")
queue = redis.from_url("redis://redis:6379")
st.metric("Waiting", queue.llen("prediction_queue"))
