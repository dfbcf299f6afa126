import json
import requests

def main():
    for topic in ["a", "b"]:
        r = requests.post("https://api.github.com/repos/x/issues", json={"title": topic})
        with open("created.json", "w") as f:
            json.dump(r.json(), f)
main()
