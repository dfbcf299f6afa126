from apscheduler.schedulers.background import BackgroundScheduler

from pipeline import rebuild, retrain_model

scheduler = BackgroundScheduler()
scheduler.add_job(rebuild, "interval", hours=1)
scheduler.add_job(retrain_model, "cron", day_of_week="sun")
