import logging

from apscheduler.schedulers.background import BackgroundScheduler

logger = logging.getLogger(__name__)
scheduler = BackgroundScheduler()


def look():
    logger.warning("the model should be trained again")


scheduler.add_job(look, "interval", hours=6)
