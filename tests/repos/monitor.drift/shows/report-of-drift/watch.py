from evidently import Report
from evidently.presets import DataDriftPreset


def watch(reference, current):
    return Report([DataDriftPreset()]).run(current_data=current, reference_data=reference)
