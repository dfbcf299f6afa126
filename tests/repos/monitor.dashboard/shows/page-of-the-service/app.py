import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/monitoring")
def monitoring():
    report = Report(metrics=[DataDriftPreset()])
    report.run(reference_data=pd.read_csv("old.csv"), current_data=pd.read_csv("new.csv"))
    report.save_html("report.html")
    return HTMLResponse(open("report.html").read())
