import dvc.api


def results(revision):
    return dvc.api.read(path="artifacts/results.spacy", rev=revision, mode="rb")
