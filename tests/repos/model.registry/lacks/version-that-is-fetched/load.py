from google.cloud import storage


def fetch(version: str) -> None:
    storage.Client().bucket("shop").blob(f"models/v{version}/model.pkl").download_to_filename("model.pkl")
