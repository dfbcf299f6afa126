from google.cloud import storage


def publish(version: str) -> None:
    storage.Client().bucket("artefacts").blob(f"models/v{version}/model.pkl").upload_from_filename("model.pkl")
