import openai
from prometheus_client import Counter

ATTACKS = Counter("attacks_total", "attacks")


def record_prompt_injection_detected(pattern):
    ATTACKS.labels(pattern=pattern).inc()
