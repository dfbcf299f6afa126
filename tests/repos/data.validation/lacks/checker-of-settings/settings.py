class DataConfigValidator:
    def __init__(self):
        self.errors = []

    def validate_bucket(self, settings):
        if not settings.get("bucket"):
            self.errors.append("no bucket")
