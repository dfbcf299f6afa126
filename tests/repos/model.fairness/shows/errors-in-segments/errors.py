import numpy as np


class ErrorAnalyzer:
    def analyze_errors(self, truth, answers, features):
        return {"overall": float((truth != answers).mean()), "segments": self._analyze_segments(truth, answers, features)}

    def _analyze_segments(self, truth, answers, features):
        found = {}
        for name in features.columns:
            for value in np.unique(features[name]):
                rows = (features[name] == value).to_numpy()
                found[f"{name}={value}"] = float((truth[rows] == answers[rows]).mean())
        return found
