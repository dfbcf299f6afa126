from evidently import Report
from evidently.presets import ClassificationPreset


def evaluate(frame):
    return Report(metrics=[ClassificationPreset()]).run(current_data=frame, reference_data=None)
