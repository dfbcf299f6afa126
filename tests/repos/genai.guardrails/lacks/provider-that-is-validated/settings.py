import openai


def known(name):
    return openai.models.list(name)


def _validate_llm_provider_change(old, new):
    if old != new:
        return known(new)
    return old
