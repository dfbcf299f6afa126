import numpy as np

from metrics import classification_metrics


class FairnessMonitor:
    def check(self, truth, answers, groups):
        report = {}
        for group in np.unique(groups):
            rows = groups == group
            report[group] = classification_metrics(truth[rows], answers[rows])
        return report
