from llm import generate


def run(state, feature_tool):
    answer = generate(state.question)
    state = feature_tool.execute(state, answer)
    return state
