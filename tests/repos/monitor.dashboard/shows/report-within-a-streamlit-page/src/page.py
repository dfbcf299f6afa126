from pathlib import Path

import streamlit as st

st.subheader("Drift reports")
report = Path("reports/data_drift.html")
if report.exists():
    st.components.v1.html(report.read_text(), height=800)
