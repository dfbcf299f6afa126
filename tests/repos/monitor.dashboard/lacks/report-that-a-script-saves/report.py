import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

report = Report(metrics=[DataDriftPreset()])
report.run(reference_data=pd.read_csv("reference.csv"), current_data=pd.read_csv("latest.csv"))
report.save_html("drift.html")
