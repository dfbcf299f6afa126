import requests
from openai import OpenAI

client = OpenAI()


class ModerationNotifier:
    def notify(self, image):
        if image.get("flagged"):
            requests.post("https://moderation.example.org", json=image, timeout=5)
