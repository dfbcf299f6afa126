from celery import Celery
from celery.schedules import crontab

app = Celery("models")
app.conf.beat_schedule = {
    "weekly": {"task": "models.retrain", "schedule": crontab(day_of_week="sun")},
}
