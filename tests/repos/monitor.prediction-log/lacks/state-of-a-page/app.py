import streamlit as st

from rag import generate_answer

query = st.text_input("Question")


def ask(query):
    answer = generate_answer(query)
    st.session_state.messages.append({"query": query, "answer": answer})
    return answer
