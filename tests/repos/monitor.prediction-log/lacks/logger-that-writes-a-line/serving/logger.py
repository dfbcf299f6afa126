import logging

log = logging.getLogger(__name__)


class PredictionLogger:
    def __init__(self, path):
        self.path = path

    def log(self, request, label, probability):
        log.info("a request of age %s was answered in %s", request.age, self.path)
