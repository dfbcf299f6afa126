from agent.prompts import PromptRegistry


def compare(current: float, previous: float) -> str:
    if current < previous * 0.95:
        return PromptRegistry().rollback()
    return "kept"
