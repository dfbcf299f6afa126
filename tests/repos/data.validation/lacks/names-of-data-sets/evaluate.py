KNOWN = ["msmarco", "nfcorpus"]


class Evaluator:
    def __init__(self, names):
        self.names = names
        self._validate_dataset_names()

    def _validate_dataset_names(self):
        missing = [name for name in self.names if name not in KNOWN]
        if missing:
            raise ValueError(f"unknown data sets: {missing}")
