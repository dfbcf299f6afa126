import dagshub


def upload(owner: str, name: str, folder: str) -> None:
    repository = dagshub.upload.Repo(owner=owner, name=name, branch="main")
    repository.upload(local_path=folder, remote_path=folder, commit_message="New rows", versioning="dvc")
