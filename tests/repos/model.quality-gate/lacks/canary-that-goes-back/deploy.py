class Rollout:
    def check_rollback_thresholds(self) -> None:
        error_rate = self.errors / self.requests
        if error_rate > self.threshold:
            self.promote("previous")
            return
        self.promote("canary")
