class Churn:
    def top(self):
        return sorted(zip(self.columns, self.model.feature_importances_))[:5]
