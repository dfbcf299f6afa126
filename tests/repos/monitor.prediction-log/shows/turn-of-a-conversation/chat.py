def ask(question, repo, llm):
    reply = llm.invoke(question)
    repo.append_message("user", Message(role="user", content=question))
    repo.append_message("assistant", Message(role="assistant", content=reply))
    return reply
