class Pool:
    def check_health(self) -> bool:
        return self.connection.ping()
