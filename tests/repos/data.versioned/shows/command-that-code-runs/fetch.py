import subprocess


def fetch(target):
    subprocess.run(["dvc", "pull", target], check=True)
