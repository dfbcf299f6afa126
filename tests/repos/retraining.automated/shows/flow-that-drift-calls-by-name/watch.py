import subprocess
import sys

from prefect.deployments import run_deployment


def on_report(report):
    if not report["drift_detected"]:
        return
    run_deployment(name="churn/training")


def on_drift(found):
    if found and report_has_drifted(found):
        subprocess.run([sys.executable, "-m", "churn.train_model"], check=True)
