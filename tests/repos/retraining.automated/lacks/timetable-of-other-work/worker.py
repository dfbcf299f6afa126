from apscheduler.schedulers.background import BackgroundScheduler
from celery import Celery
from celery.schedules import crontab
from transformers import get_linear_schedule_with_warmup

app = Celery("models")
app.conf.beat_schedule = {"daily": {"task": "models.clean_up", "schedule": crontab(hour=3)}}
scheduler = BackgroundScheduler()
scheduler.add_job(report, "cron", hour=4)


def fit(optimizer, num_training_steps, num_warmup_steps):
    return get_linear_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps)


def tell(drift_found, session):
    if drift_found:
        session.post(WEBHOOK, json={"text": "Please think of training again"})
