import pandas as pd
import streamlit as st

calls = pd.read_sql("select * from calls", st.connection("db"))
st.metric("p95 latency", calls.ms.quantile(0.95))
st.line_chart(calls, x="at", y="ms")
