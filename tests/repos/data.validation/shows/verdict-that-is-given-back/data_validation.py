import pandas as pd


class DataValidation:
    def validate_number_of_columns(self, dataframe: pd.DataFrame) -> bool:
        return len(dataframe.columns) == len(self.schema["columns"])

    def run(self) -> None:
        passed = self.validate_number_of_columns(pd.read_csv(self.path))
        if not passed:
            raise ValueError("columns are missing")
