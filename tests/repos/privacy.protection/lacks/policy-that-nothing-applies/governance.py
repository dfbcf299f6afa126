class Governance:
    def create_data_retention_policy(self, name: str, days: int) -> str:
        policy = RetentionPolicy(name=name, days=days)
        self.session.add(policy)
        self.session.commit()
        return policy.id
