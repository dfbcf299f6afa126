class RequestValidator:
    def validate_upload(self, file) -> bool:
        return file.content_type in self.allowed and file.size < self.limit

    def validate_columns_setting(self, settings) -> bool:
        return settings["mode"] == "strict"
