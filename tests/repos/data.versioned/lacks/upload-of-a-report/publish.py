import dagshub


def upload(owner: str, name: str) -> None:
    repository = dagshub.upload.Repo(owner=owner, name=name, branch="main")
    repository.upload(local_path="report.html", remote_path="report.html", commit_message="Report", versioning="git")
