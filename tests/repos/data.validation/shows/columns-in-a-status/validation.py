class DataValidation:
    def validate_all_columns(self, path):
        data = read(path)
        for column in list(data.columns):
            if column not in self.schema:
                validation_status = False
                write(validation_status)
