import subprocess


def installed():
    subprocess.run(["dvc", "version"], check=True)
    return subprocess.run(["echo", "use the tool"], check=True)
