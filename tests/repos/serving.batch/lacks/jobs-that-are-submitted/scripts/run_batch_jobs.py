import json
import requests

def submit(job):
    return requests.post("http://slurm/submit", json=job)

def main():
    ids = [submit(j).text for j in range(3)]
    with open("jobs.json", "w") as f:
        f.write(json.dumps(ids))
