class DataValidator:
    required = ["tenure", "charges", "churn"]

    def validate_schema(self, frame):
        missing = [column for column in self.required if column not in frame.columns]
        result = {"is_valid": len(missing) == 0, "missing": missing}
        return result
