import os

import streamlit as st

os.environ["OPENAI_API_KEY"] = st.secrets.openai_key
